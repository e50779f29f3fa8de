package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each of several users pushed under which ids; empty where there is one user only. */
final class Tenants {
    private final Map<RecordKey, List<Operation.Push>> pushes = new HashMap<>();
    private final Map<Integer, Integer> firstAccepted = new HashMap<>();

    static Tenants of(History history) {
        Tenants tenants = new Tenants();
        if (history.scenario().users() > 1) {
            for (Operation operation : history.operations()) {
                if (operation instanceof Operation.Push push) {
                    tenants.add(push);
                }
            }
        }
        return tenants;
    }

    private void add(Operation.Push push) {
        if (push.outcome() instanceof PushResponse.Accepted) {
            firstAccepted.putIfAbsent(push.actor().user(), push.index());
        }
        push.request().changes().tables().forEach((table, changes) -> {
            changes.created().forEach(record -> add(table, record.id(), push));
            changes.updated().forEach(record -> add(table, record.id(), push));
            changes.deleted().forEach(id -> add(table, id, push));
        });
    }

    private void add(String table, String id, Operation.Push push) {
        pushes.computeIfAbsent(new RecordKey(table, id), key -> new ArrayList<>())
                .add(push);
    }

    /** Whether another user had written by then. */
    boolean hadWriters(int user, int operation) {
        for (Map.Entry<Integer, Integer> first : firstAccepted.entrySet()) {
            if (first.getKey() != user && first.getValue() < operation) {
                return true;
            }
        }
        return false;
    }

    /** The last push of another user that named the record between two operations, or null. */
    Operation.@Nullable Push foreign(RecordKey key, int user, int after, int before) {
        Operation.Push found = null;
        for (Operation.Push push : pushes.getOrDefault(key, List.of())) {
            if (push.actor().user() != user && push.index() > after && push.index() < before) {
                found = push;
            }
        }
        return found;
    }

    /** A push of another user that carried that text into that column of the record, or null. */
    Operation.@Nullable Push carrier(RecordKey key, int user, String column, Value value) {
        for (Operation.Push push : pushes.getOrDefault(key, List.of())) {
            RawRecord record = record(push, key);
            boolean same = record != null && value.equals(record.get(column));
            if (push.actor().user() != user && value instanceof Value.Text && same) {
                return push;
            }
        }
        return null;
    }

    /** The record as a push carried it, or null where the push deleted it or left it alone. */
    static @Nullable RawRecord record(Operation.Push push, RecordKey key) {
        TableChanges changes = push.request().changes().table(key.table());
        for (List<RawRecord> bucket : List.of(changes.created(), changes.updated())) {
            for (RawRecord record : bucket) {
                if (record.id().equals(key.id())) {
                    return record;
                }
            }
        }
        return null;
    }
}
