package io.github.synctck.sim.device;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.SortedMap;
import java.util.TreeMap;

/** The client's merge of a local row with a pulled one: column by column, edited columns stay as they are. */
final class ColumnMerge {
    private ColumnMerge() {}

    /** The merged columns; columns that the pulled record lacks keep the local value. */
    static SortedMap<String, Value> merge(Table table, LocalRow local, RawRecord remote) {
        TreeMap<String, Value> merged = new TreeMap<>(local.columns());
        for (Column column : table.columns().values()) {
            Value pulled = remote.get(column.name());
            if (pulled != null && !local.changed().contains(column.name())) {
                merged.put(column.name(), column.sanitize(pulled));
            }
        }
        return merged;
    }

    /** The local row under the pulled columns, unknown ones and unfit values included, before it goes through the schema. */
    static RawRecord overlaid(LocalRow local, RawRecord remote) {
        RawRecord own = local.raw();
        TreeMap<String, Value> columns = new TreeMap<>(own.columns());
        columns.putAll(remote.columns());
        for (String kept : own.columns().keySet()) {
            if (kept.startsWith("_") || local.changed().contains(kept)) {
                columns.put(kept, own.columns().get(kept));
            }
        }
        return RawRecord.owning(local.id(), columns);
    }

    /** Whether the pulled record, as a new row, would be the local one. */
    static boolean isSame(Table table, LocalRow local, RawRecord remote) {
        for (Column column : table.columns().values()) {
            Value pulled = remote.get(column.name());
            Value kept = pulled == null ? column.defaultValue() : column.sanitize(pulled);
            if (!kept.equals(local.columns().get(column.name()))) {
                return false;
            }
        }
        return true;
    }

    /** A pulled record as a new local row; columns that it lacks take their default. */
    static LocalRow inserted(Table table, RawRecord remote) {
        TreeMap<String, Value> columns = new TreeMap<>();
        for (Column column : table.columns().values()) {
            Value pulled = remote.get(column.name());
            columns.put(column.name(), pulled == null ? column.defaultValue() : column.sanitize(pulled));
        }
        return new LocalRow(remote.id(), columns, RowStatus.SYNCED, java.util.List.of());
    }
}
