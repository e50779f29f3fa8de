package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The acceptor's part that reads what was done behind the endpoints: versions like any other, written by nobody who
 * syncs. What hangs below a record that vanished, or came back, may have done so too, until a pull shows it.
 */
final class InterventionJudge {
    /** Writes for nobody: no device, no wire step. */
    private static final int WRITER = -2;

    private final DataSchema schema;
    private final Map<RecordKey, List<Version>> states;
    private final Map<RecordKey, List<Version>> revoked = new TreeMap<>();

    InterventionJudge(DataSchema schema, Map<RecordKey, List<Version>> states) {
        this.schema = schema;
        this.states = states;
    }

    void accept(Operation.Intervention done) {
        int index = done.index();
        if (done.action() instanceof ServerAction.Edit edit) {
            edit(edit, index);
        } else if (done.action() instanceof ServerAction.Delete delete) {
            vanish(new RecordKey(delete.table(), delete.id()), index, false);
        } else if (done.action() instanceof ServerAction.Revoke revoke) {
            vanish(new RecordKey(revoke.table(), revoke.id()), index, true);
        } else if (done.action() instanceof ServerAction.Grant) {
            comeBack(index);
        } else if (done.action() instanceof ServerAction.Purge) {
            forget();
        }
    }

    private List<Version> state(RecordKey key) {
        return states.getOrDefault(key, List.of(Version.ABSENT));
    }

    private static Version tombstone(int index) {
        return new Version(index, WRITER, null);
    }

    private void edit(ServerAction.Edit edit, int index) {
        Table table = schema.table(edit.table());
        if (table == null) {
            return;
        }
        RecordKey key = new RecordKey(edit.table(), edit.record().id());
        List<Version> next = new ArrayList<>();
        for (Version before : state(key)) {
            SortedMap<String, Value> row = Version.overlay(schema, table, before, edit.record());
            next.add(new Version(index, WRITER, row));
        }
        if (mayBeOrphan(table, next, edit.record())) {
            next.add(tombstone(index));
        }
        states.put(key, List.copyOf(next));
    }

    private boolean mayBeOrphan(Table table, List<Version> versions, RawRecord written) {
        for (Column column : table.references()) {
            Column.Reference reference = column.reference();
            for (Version version : versions) {
                SortedMap<String, Value> row = version.row();
                Value parent = row == null ? written.get(column.name()) : row.get(column.name());
                if (reference == null || parent == null || parent.equals(Value.NULL)) {
                    continue;
                }
                String id = parent instanceof Value.Text text ? text.value() : "";
                if (state(new RecordKey(reference.table(), id)).stream().anyMatch(v -> !v.isLive())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void vanish(RecordKey key, int index, boolean kept) {
        List<Version> before = state(key);
        if (before.stream().noneMatch(Version::isLive)) {
            return;
        }
        if (kept) {
            revoked.put(key, before);
        }
        List<Version> next = new ArrayList<>();
        for (Version version : before) {
            next.add(version.isLive() ? tombstone(index) : version);
        }
        states.put(key, List.copyOf(next));
        below(key, index, kept);
    }

    private void below(RecordKey parent, int index, boolean kept) {
        Value wanted = Value.of(parent.id());
        for (DataSchema.Child child : schema.children(parent.table())) {
            for (RecordKey key : List.copyOf(states.keySet())) {
                boolean hangs = key.table().equals(child.table().name())
                        && state(key).stream().anyMatch(v -> v.isChildOf(child.column(), wanted));
                if (hangs) {
                    if (kept) {
                        revoked.put(key, state(key));
                    }
                    List<Version> next = new ArrayList<>(state(key));
                    next.add(tombstone(index));
                    states.put(key, List.copyOf(next));
                    below(key, index, kept);
                }
            }
        }
    }

    /** A grant brings back one record and what hung below it; until a pull shows which, each of them may be back. */
    private void comeBack(int index) {
        revoked.forEach((key, before) -> {
            List<Version> next = new ArrayList<>(state(key));
            for (Version version : before) {
                if (version.isLive()) {
                    next.add(new Version(index, WRITER, version.row()));
                }
            }
            if (next.stream().noneMatch(version -> !version.isLive())) {
                next.add(tombstone(index));
            }
            states.put(key, List.copyOf(next));
        });
    }

    /** What was deleted may be unknown from now on. */
    private void forget() {
        for (Map.Entry<RecordKey, List<Version>> entry : states.entrySet()) {
            boolean deleted = entry.getValue().stream().anyMatch(v -> !v.isLive() && !v.isAbsent());
            if (deleted && !entry.getValue().contains(Version.ABSENT)) {
                List<Version> next = new ArrayList<>(entry.getValue());
                next.add(Version.ABSENT);
                entry.setValue(List.copyOf(next));
            }
        }
    }
}
