package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Span;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one accepted or unanswered push, or an intervention, made of one record: a row, or a tombstone. */
final class Version {
    /** A record that nobody has written. */
    static final Version ABSENT = new Version(Origin.NOBODY, null, null);

    private final Origin origin;
    private final @Nullable RawRecord pushed;
    private final @Nullable SortedMap<String, Value> row;

    /** The chains of pulls that have delivered it. */
    final Marks delivered = new Marks();

    /** The push that had deleted the record, where this one revived it without knowing of that; else NONE. */
    int revivedOver = Operation.NONE;

    private Version(Origin origin, @Nullable RawRecord pushed, @Nullable SortedMap<String, Value> row) {
        this.origin = origin;
        this.pushed = pushed;
        this.row = row == null ? null : Collections.unmodifiableSortedMap(row);
    }

    /** A row: the pushed record laid over what was there. */
    static Version live(Origin origin, RawRecord pushed, SortedMap<String, Value> row) {
        return new Version(origin, pushed, row);
    }

    static Version tombstone(Origin origin) {
        return new Version(origin, null, null);
    }

    /** The same row, brought back by something else. */
    Version again(Origin by) {
        return new Version(by, pushed, row);
    }

    /** The same push, had it come after that version instead of before it. */
    Version after(DataSchema schema, Table table, Version earlier) {
        return pushed == null ? this : new Version(origin, pushed, overlay(schema, table, earlier, pushed));
    }

    /** The same version, seen at work for the first time by a pull although its push was never answered. */
    Version observed(Span pull) {
        Span seen = new Span(span().invoked(), pull.returned());
        return new Version(new Origin(operation(), origin.writer(), seen), pushed, row);
    }

    /** Who wrote it, and when. */
    Origin origin() {
        return origin;
    }

    /** The push or intervention; {@code -1} for the state before any. */
    int operation() {
        return origin.operation();
    }

    /** When it was under way. */
    Span span() {
        return origin.span();
    }

    /** Every column of the schema but the owner's, as the client would keep it; null for a tombstone. */
    @Nullable
    SortedMap<String, Value> row() {
        return row;
    }

    boolean isLive() {
        return row != null;
    }

    boolean isAbsent() {
        return origin.operation() < 0;
    }

    /** Whether a server that holds one cannot be told from a server that holds the other. */
    boolean isSameAs(Version other) {
        return operation() == other.operation() && (row == null ? other.row == null : row.equals(other.row));
    }

    /** A row with a pushed record laid over it; columns that the record lacks keep their value. */
    static SortedMap<String, Value> overlay(
            DataSchema schema, Table table, @Nullable Version before, RawRecord pushed) {
        SortedMap<String, Value> old = before == null ? null : before.row;
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

    /** The first column in which a record delivered to an app of that schema version differs, or null for none. */
    @Nullable
    String difference(Table table, RawRecord delivered, int schemaVersion) {
        if (row == null) {
            return "id";
        }
        for (var entry : row.entrySet()) {
            Column column = table.column(entry.getKey());
            Value shown = delivered.get(entry.getKey());
            if (column == null || (shown == null && column.since() > schemaVersion)) {
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
