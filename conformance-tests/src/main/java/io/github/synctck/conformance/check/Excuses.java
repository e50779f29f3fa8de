package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The records of which a device's own algorithm has lost track by now: destroyed on it alone (C7), written by a
 * first sync that died before it stored its cursor (C8), or made again during a sync and never sent (C13). An applied
 * pull that names the record ends it.
 */
final class Excuses {
    private final Map<Integer, TreeMap<RecordKey, String>> byDevice = new HashMap<>();

    /** The excuses as they are when everything is over. */
    static Excuses atEndOf(List<Operation> operations) {
        Excuses excuses = new Excuses();
        operations.forEach(excuses::read);
        return excuses;
    }

    /** Takes in the next operation. */
    void read(Operation operation) {
        if (operation instanceof Operation.Edit edit) {
            if (edit.kind() == Operation.Edit.Kind.DESTROY && edit.error().isEmpty()) {
                of(edit.device()).put(edit.key(), "C7");
            } else if (edit.kind() == Operation.Edit.Kind.CREATE && edit.error().isEmpty()) {
                of(edit.device()).remove(edit.key());
            }
        } else if (operation instanceof Operation.SyncEnd end) {
            end.causes().forEach(cause -> addCause(end.device(), cause));
        } else if (operation instanceof Operation.Mark mark && isWipe(mark)) {
            byDevice.remove(mark.device());
        } else if (operation instanceof Operation.Pull pull
                && pull.applied()
                && pull.actor().role() == Operation.Role.DEVICE
                && pull.outcome() instanceof PullResponse.Accepted answer) {
            named(of(pull.actor().device()), answer.changes());
        }
    }

    /** Whether a device has lost all that it held: its app was installed anew, or began anew at an expired cursor. */
    static boolean isWipe(Operation.Mark mark) {
        return mark.what().equals("reinstall") || mark.what().equals("reset");
    }

    private Map<RecordKey, String> of(int device) {
        return byDevice.computeIfAbsent(device, each -> new TreeMap<>());
    }

    private void addCause(int device, String cause) {
        if (!cause.startsWith("C8 ") && !cause.startsWith("C13 ")) {
            return;
        }
        String[] words = cause.split("[ /]", 4);
        if (words.length >= 3) {
            of(device).put(new RecordKey(words[1], words[2]), words[0]);
        }
    }

    private static void named(Map<RecordKey, String> excused, Changes changes) {
        if (!excused.isEmpty()) {
            changes.tables().forEach((table, each) -> {
                each.created().forEach(record -> excused.remove(new RecordKey(table, record.id())));
                each.updated().forEach(record -> excused.remove(new RecordKey(table, record.id())));
                each.deleted().forEach(id -> excused.remove(new RecordKey(table, id)));
            });
        }
    }

    /** The client's cause why that device may be wrong about the record, or null. */
    @Nullable
    String cause(int device, RecordKey key) {
        TreeMap<RecordKey, String> excused = byDevice.get(device);
        return excused == null ? null : excused.get(key);
    }

    /** A record of the push that the device holds since a first sync that died, or null. */
    @Nullable
    RecordKey zombieIn(Operation.Push push) {
        TreeMap<RecordKey, String> excused = byDevice.get(push.actor().device());
        if (excused != null) {
            for (Map.Entry<RecordKey, String> entry : excused.entrySet()) {
                RecordKey key = entry.getKey();
                boolean named = Tenants.record(push, key) != null
                        || push.request().changes().table(key.table()).deleted().contains(key.id());
                if (named && entry.getValue().equals("C8")) {
                    return key;
                }
            }
        }
        return null;
    }
}
