package io.github.synctck.sim.device;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One row of the local store. Two rows are equal exactly when the client would find them identical field by field.
 *
 * @param columns every column of the device's schema
 * @param status where the row stands
 * @param changed the columns edited since the last sync, in the order of their first edit
 */
record LocalRow(String id, SortedMap<String, Value> columns, RowStatus status, List<String> changed) {
    private static final Value UNCHANGED = Value.of("");

    LocalRow {
        columns = Collections.unmodifiableSortedMap(columns);
        changed = List.copyOf(changed);
    }

    /** A raw row with bookkeeping columns, as a resolver returns it. */
    static LocalRow of(Table table, RawRecord raw) {
        TreeMap<String, Value> columns = new TreeMap<>();
        for (Column column : table.columns().values()) {
            Value value = raw.get(column.name());
            columns.put(column.name(), value == null ? column.defaultValue() : column.sanitize(value));
        }
        RowStatus status = RowStatus.SYNCED;
        for (RowStatus each : RowStatus.values()) {
            status = each.value().equals(raw.get("_status")) ? each : status;
        }
        String changed = raw.get("_changed") instanceof Value.Text text ? text.value() : "";
        return new LocalRow(raw.id(), columns, status, changed.isEmpty() ? List.of() : List.of(changed.split(",", -1)));
    }

    boolean isDeleted() {
        return status == RowStatus.DELETED;
    }

    LocalRow with(RowStatus other) {
        return new LocalRow(id, columns, other, changed);
    }

    LocalRow synced() {
        return new LocalRow(id, columns, RowStatus.SYNCED, List.of());
    }

    /** The row as the client pushes it, bookkeeping columns included. */
    RawRecord raw() {
        TreeMap<String, Value> all = new TreeMap<>(columns);
        all.put("_status", status.value());
        all.put("_changed", changed.isEmpty() ? UNCHANGED : Value.of(String.join(",", changed)));
        return RawRecord.owning(id, all);
    }
}
