package io.github.synctck.sim.shrink;

import io.github.synctck.sim.scenario.Adopted;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The ids, values, devices and users of a scenario in the order in which they appear, and the plain words for them. */
final class Words {
    private static final int LETTERS = 26;
    private static final int TEXT_SHORT = 2;

    private final Set<String> ids = new LinkedHashSet<>();

    /** Records to begin with that no step names. They keep their ids, which no other record may take. */
    private final Set<String> taken = new LinkedHashSet<>();

    private final Set<Value> values = new LinkedHashSet<>();
    private final Set<Integer> devices = new LinkedHashSet<>();
    private final Set<Integer> users = new LinkedHashSet<>();

    Words(Scenario scenario) {
        scenario.steps().forEach(this::ids);
        scenario.adopted().stream()
                .map(Adopted::id)
                .filter(id -> !ids.contains(id))
                .forEach(taken::add);
        for (Step step : scenario.steps()) {
            values(step);
            if (step instanceof Step.DeviceStep acting && devices.add(acting.device())) {
                users.add(scenario.devices().get(acting.device()));
            } else if (step instanceof Step.WireStep wire) {
                users.add(wire.user());
            } else if (step instanceof Step.Server server) {
                users.add(server.user());
            }
        }
        for (int device = 0; device < scenario.devices().size(); device++) {
            devices.add(device);
        }
        users.addAll(scenario.devices());
    }

    private void ids(Step step) {
        if (step instanceof Step.EditStep edit) {
            ids.add(edit.id());
        } else if (step instanceof Step.Http http) {
            ids.addAll(Rewrite.symbols(http.request().body()));
        } else if (step instanceof Step.Push push) {
            for (TableChanges table : push.changes().tables().values()) {
                table.created().forEach(record -> ids.add(record.id()));
                table.updated().forEach(record -> ids.add(record.id()));
                ids.addAll(table.deleted());
            }
        } else if (step instanceof Step.Server server) {
            if (server.action() instanceof ServerAction.Edit edit) {
                ids.add(edit.record().id());
            } else if (server.action() instanceof ServerAction.Delete delete) {
                ids.add(delete.id());
            } else if (server.action() instanceof ServerAction.Grant grant) {
                ids.add(grant.id());
            } else if (server.action() instanceof ServerAction.Revoke revoke) {
                ids.add(revoke.id());
            }
        }
    }

    private void values(Step step) {
        if (step instanceof Step.Create create) {
            values(create.set());
        } else if (step instanceof Step.Update update) {
            values(update.set());
        } else if (step instanceof Step.Server server && server.action() instanceof ServerAction.Edit edit) {
            values(edit.record().columns());
        } else if (step instanceof Step.Push push) {
            for (TableChanges table : push.changes().tables().values()) {
                table.created().forEach(record -> values(record.columns()));
                table.updated().forEach(record -> values(record.columns()));
            }
        }
    }

    private void values(Map<String, Value> columns) {
        columns.forEach((column, value) -> {
            if (!Rewrite.isBookkeeping(column)) {
                values.add(value);
            }
        });
    }

    /** Ids are a, b, c and so on in the order of their appearance. */
    Map<String, String> plainIds() {
        Map<String, String> plain = new LinkedHashMap<>();
        int place = 0;
        for (String id : ids) {
            while (taken.contains(plainId(place))) {
                place++;
            }
            plain.put(id, plainId(place));
            place++;
        }
        return plain;
    }

    private static String plainId(int place) {
        return place < LETTERS ? String.valueOf((char) ('a' + place)) : "id" + place;
    }

    /** Texts are v1, v2 and so on, numbers 1, 2 and so on; what is short already, zero and ids are left alone. */
    Map<Value, Value> plainValues() {
        Map<Value, Value> plain = new LinkedHashMap<>();
        int texts = 0;
        int numbers = 0;
        for (Value value : values) {
            if (value instanceof Value.Text text
                    && text.value().length() >= TEXT_SHORT
                    && !ids.contains(text.value())) {
                texts++;
                plain.put(value, Value.of("v" + texts));
            } else if (value instanceof Value.Num number && number.value() != 0) {
                numbers++;
                plain.put(value, Value.of(numbers));
            }
        }
        return plain;
    }

    /** Whether a text is an id, which may refer to a record. */
    boolean isId(String text) {
        return ids.contains(text);
    }

    /** The device that acts first is A, the next one B. */
    Map<Integer, Integer> plainDevices() {
        return numbered(devices);
    }

    /** Users are numbered as they appear. */
    Map<Integer, Integer> plainUsers() {
        return numbered(users);
    }

    private static Map<Integer, Integer> numbered(Set<Integer> found) {
        Map<Integer, Integer> plain = new TreeMap<>();
        found.forEach(each -> plain.put(each, plain.size()));
        return plain;
    }

    /** How many words are not plain. */
    long unusual() {
        return notAtHome(plainIds()) + notAtHome(plainValues()) + notAtHome(plainDevices()) + notAtHome(plainUsers());
    }

    private static long notAtHome(Map<?, ?> plain) {
        return plain.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(entry.getValue()))
                .count();
    }

    /** For each word that is not plain, the change of it alone; where the plain word is taken, the two change places. */
    static <T> List<Map<T, T>> oneByOne(Map<T, T> plain) {
        List<Map<T, T>> found = new ArrayList<>();
        plain.forEach((from, to) -> {
            if (!from.equals(to)) {
                Map<T, T> one = new LinkedHashMap<>();
                one.put(from, to);
                if (plain.containsKey(to)) {
                    one.put(to, from);
                }
                found.add(one);
            }
        });
        return found;
    }

    /** The number of characters in a record's texts. */
    static long length(RawRecord record) {
        return record.id().length() + length(record.columns());
    }

    /** The number of characters in those texts; true counts one. */
    static long length(Map<String, Value> columns) {
        long length = 0;
        for (Value value : columns.values()) {
            if (value instanceof Value.Text text) {
                length += text.value().length();
            } else if (value.equals(Value.TRUE)) {
                length++;
            }
        }
        return length;
    }
}
