package io.github.synctck.sim.shrink;

import io.github.synctck.sim.scenario.Adopted;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Other words for the same things, all over a scenario: what a map does not name keeps its name.
 *
 * @param ids from symbol to symbol; a text that is a symbol follows it, since it may refer to a parent
 * @param values from column value to column value
 * @param devices from device to device
 * @param users from user to user
 */
record Rewrite(
        Map<String, String> ids, Map<Value, Value> values, Map<Integer, Integer> devices, Map<Integer, Integer> users) {
    private static final String ID_HOLE = "{id:";

    static Rewrite ofIds(Map<String, String> ids) {
        return new Rewrite(ids, new LinkedHashMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    static Rewrite ofValues(Map<Value, Value> values) {
        return new Rewrite(new TreeMap<>(), values, new TreeMap<>(), new TreeMap<>());
    }

    static Rewrite ofDevices(Map<Integer, Integer> devices) {
        return new Rewrite(new TreeMap<>(), new LinkedHashMap<>(), devices, new TreeMap<>());
    }

    static Rewrite ofUsers(Map<Integer, Integer> users) {
        return new Rewrite(new TreeMap<>(), new LinkedHashMap<>(), new TreeMap<>(), users);
    }

    int user(int user) {
        return users.getOrDefault(user, user);
    }

    Step step(Step step) {
        if (step instanceof Step.DeviceStep acting) {
            Step.DeviceStep other = acting.on(devices.getOrDefault(acting.device(), acting.device()));
            return other instanceof Step.EditStep edit ? edit(edit) : other;
        } else if (step instanceof Step.Server s) {
            return new Step.Server(s.at(), user(s.user()), action(s.action()));
        } else if (step instanceof Step.Pull s) {
            return new Step.Pull(s.at(), s.label(), user(s.user()), s.since(), s.schemaVersion(), s.migration());
        } else if (step instanceof Step.Push s) {
            return new Step.Push(s.at(), s.label(), user(s.user()), s.since(), changes(s.changes()));
        } else if (step instanceof Step.Http s) {
            RawExchange.Request r = s.request();
            RawExchange.Request request =
                    new RawExchange.Request(r.push(), r.method(), r.credentials(), r.headers(), filled(r.body()));
            return new Step.Http(s.at(), s.label(), user(s.user()), request);
        }
        throw new AssertionError(step);
    }

    Adopted adopted(Adopted each) {
        return new Adopted(user(each.user()), each.table(), id(each.id()), each.set());
    }

    private Step edit(Step.EditStep step) {
        String id = id(step.id());
        if (step instanceof Step.Create s) {
            return new Step.Create(s.at(), s.device(), s.table(), id, columns(s.set()));
        } else if (step instanceof Step.Update s) {
            return new Step.Update(s.at(), s.device(), s.table(), id, columns(s.set()));
        } else if (step instanceof Step.Delete s) {
            return new Step.Delete(s.at(), s.device(), s.table(), id, s.cascade());
        } else if (step instanceof Step.Destroy s) {
            return new Step.Destroy(s.at(), s.device(), s.table(), id);
        }
        throw new AssertionError(step);
    }

    private ServerAction action(ServerAction action) {
        if (action instanceof ServerAction.Edit edit) {
            return new ServerAction.Edit(edit.table(), record(edit.record()));
        } else if (action instanceof ServerAction.Delete delete) {
            return new ServerAction.Delete(delete.table(), id(delete.id()));
        } else if (action instanceof ServerAction.Grant grant) {
            return new ServerAction.Grant(grant.table(), id(grant.id()));
        } else if (action instanceof ServerAction.Revoke revoke) {
            return new ServerAction.Revoke(revoke.table(), id(revoke.id()));
        }
        return action;
    }

    private Changes changes(Changes changes) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        changes.tables().forEach((name, table) -> {
            List<RawRecord> created = table.created().stream().map(this::record).toList();
            List<RawRecord> updated = table.updated().stream().map(this::record).toList();
            List<String> deleted = table.deleted().stream().map(this::id).toList();
            tables.put(name, new TableChanges(created, updated, deleted));
        });
        return new Changes(tables);
    }

    private RawRecord record(RawRecord record) {
        String id = id(record.id());
        Map<String, Value> columns = columns(record.columns());
        boolean same = id.equals(record.id()) && columns.equals(record.columns());
        return same ? record : RawRecord.of(id, columns);
    }

    private Map<String, Value> columns(Map<String, Value> set) {
        Map<String, Value> other = new LinkedHashMap<>();
        set.forEach((column, value) -> other.put(column, isBookkeeping(column) ? value : value(value)));
        return other;
    }

    /** The client's own columns, whose values are words of the protocol. */
    static boolean isBookkeeping(String column) {
        return column.startsWith("_");
    }

    private Value value(Value value) {
        if (value instanceof Value.Text text && ids.containsKey(text.value())) {
            return Value.of(id(text.value()));
        }
        return values.getOrDefault(value, value);
    }

    private String id(String id) {
        return ids.getOrDefault(id, id);
    }

    /** All holes at once: a symbol may get the name that another one had. */
    private String filled(String body) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        int hole = body.indexOf(ID_HOLE);
        while (hole >= 0) {
            int begin = hole + ID_HOLE.length();
            int end = body.indexOf('}', begin);
            filled.append(body, from, begin).append(id(body.substring(begin, end)));
            from = end;
            hole = body.indexOf(ID_HOLE, end);
        }
        return filled.append(body, from, body.length()).toString();
    }

    /** The symbols in a raw body, in order. */
    static List<String> symbols(String body) {
        List<String> found = new ArrayList<>();
        int hole = body.indexOf(ID_HOLE);
        while (hole >= 0) {
            int end = body.indexOf('}', hole);
            found.add(body.substring(hole + ID_HOLE.length(), end));
            hole = body.indexOf(ID_HOLE, end);
        }
        return found;
    }

    /** The same step at another time. */
    static Step at(SimTime at, Step step) {
        if (step instanceof Step.Create s) {
            return new Step.Create(at, s.device(), s.table(), s.id(), s.set());
        } else if (step instanceof Step.Update s) {
            return new Step.Update(at, s.device(), s.table(), s.id(), s.set());
        } else if (step instanceof Step.Delete s) {
            return new Step.Delete(at, s.device(), s.table(), s.id(), s.cascade());
        } else if (step instanceof Step.Destroy s) {
            return new Step.Destroy(at, s.device(), s.table(), s.id());
        } else if (step instanceof Step.Sync s) {
            return new Step.Sync(at, s.device(), s.pull(), s.push(), s.retry(), s.crash());
        } else if (step instanceof Step.App s) {
            return new Step.App(at, s.device(), s.event());
        } else if (step instanceof Step.Upgrade s) {
            return new Step.Upgrade(at, s.device(), s.version());
        } else if (step instanceof Step.Skew s) {
            return new Step.Skew(at, s.device(), s.aheadMillis());
        } else if (step instanceof Step.Server s) {
            return new Step.Server(at, s.user(), s.action());
        } else if (step instanceof Step.Pull s) {
            return new Step.Pull(at, s.label(), s.user(), s.since(), s.schemaVersion(), s.migration());
        } else if (step instanceof Step.Push s) {
            return new Step.Push(at, s.label(), s.user(), s.since(), s.changes());
        } else if (step instanceof Step.Http s) {
            return new Step.Http(at, s.label(), s.user(), s.request());
        }
        throw new AssertionError(step);
    }
}
