package io.github.synctck.spec.message;

import java.util.List;

/** What changed in one table: two lists of records and a list of ids. Requirement SHAPE-01. */
public record TableChanges(List<RawRecord> created, List<RawRecord> updated, List<String> deleted) {
    /** No change. */
    public static final TableChanges NONE = new TableChanges(List.of(), List.of(), List.of());

    public TableChanges {
        created = List.copyOf(created);
        updated = List.copyOf(updated);
        deleted = List.copyOf(deleted);
    }

    /** Whether all three lists are empty. */
    public boolean isEmpty() {
        return created.isEmpty() && updated.isEmpty() && deleted.isEmpty();
    }

    /** The number of elements in the three lists. */
    public int size() {
        return created.size() + updated.size() + deleted.size();
    }
}
