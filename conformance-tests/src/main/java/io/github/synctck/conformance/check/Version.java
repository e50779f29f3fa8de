package io.github.synctck.conformance.check;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one accepted or unanswered push made of one record.
 *
 * @param operation the push; {@code -1} for the state before any push
 * @param writer the device that pushed; {@code -1} for none
 * @param row every column of the schema but the owner's, as the client would keep it; null for a tombstone
 */
record Version(int operation, int writer, @Nullable SortedMap<String, Value> row) {
    /** A record that nobody has written. */
    static final Version ABSENT = new Version(-1, -1, null);

    Version {
        row = row == null ? null : Collections.unmodifiableSortedMap(row);
    }

    boolean isLive() {
        return row != null;
    }

    boolean isAbsent() {
        return operation < 0;
    }

    /** Whether it hangs below the record of that id by that column. */
    boolean isChildOf(Column column, Value parentId) {
        return row != null && parentId.equals(row.get(column.name()));
    }

    /** This row with a pushed record laid over it; columns that the record lacks keep their value. */
    static SortedMap<String, Value> overlay(
            DataSchema schema, Table table, @Nullable Version before, RawRecord pushed) {
        SortedMap<String, Value> old = before == null ? null : before.row();
        TreeMap<String, Value> row = new TreeMap<>();
        for (Column column : table.columns().values()) {
            if (!column.name().equals(schema.ownerColumn())) {
                Value sent = pushed.get(column.name());
                Value kept = old == null ? null : old.get(column.name());
                Value value = sent == null ? (kept == null ? column.defaultValue() : kept) : column.sanitize(sent);
                row.put(column.name(), value);
            }
        }
        return row;
    }

    /** The first column in which a delivered record differs, or null where it shows this version. */
    @Nullable
    String difference(Table table, RawRecord delivered) {
        if (row == null) {
            return "id";
        }
        for (var entry : row.entrySet()) {
            Column column = table.column(entry.getKey());
            Value shown = delivered.get(entry.getKey());
            if (column == null) {
                continue;
            }
            Value held = shown == null ? column.defaultValue() : column.sanitize(shown);
            if (!held.equals(entry.getValue())) {
                return entry.getKey();
            }
        }
        return null;
    }
}
