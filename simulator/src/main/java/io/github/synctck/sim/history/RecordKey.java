package io.github.synctck.sim.history;

import io.github.synctck.spec.message.Changes;
import java.util.Set;
import java.util.TreeSet;

/** One record of one user. */
public record RecordKey(String table, String id) implements Comparable<RecordKey> {
    /** Every record that changes name, deleted ones too; a set of its own. */
    public static Set<RecordKey> in(Changes changes) {
        Set<RecordKey> keys = new TreeSet<>();
        changes.tables().forEach((table, of) -> {
            of.created().forEach(record -> keys.add(new RecordKey(table, record.id())));
            of.updated().forEach(record -> keys.add(new RecordKey(table, record.id())));
            of.deleted().forEach(id -> keys.add(new RecordKey(table, id)));
        });
        return keys;
    }

    @Override
    public int compareTo(RecordKey other) {
        int byTable = table.compareTo(other.table);
        return byTable != 0 ? byTable : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return table + "/" + id;
    }
}
