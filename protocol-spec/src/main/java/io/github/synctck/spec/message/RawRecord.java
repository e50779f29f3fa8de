package io.github.synctck.spec.message;

import io.github.synctck.spec.value.Value;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One flat record on the wire. Immutable; equal where id and columns are. */
public final class RawRecord {
    private final String id;
    private final SortedMap<String, Value> own;

    /** The same for others, who cannot change it; looking through it costs more. */
    private final SortedMap<String, Value> columns;

    private RawRecord(String id, SortedMap<String, Value> own, SortedMap<String, Value> columns) {
        this.id = id;
        this.own = own;
        this.columns = columns;
    }

    /** A record of these columns. */
    public static RawRecord of(String id, Map<String, Value> columns) {
        return owning(id, new TreeMap<>(columns));
    }

    /** A record that takes the map over; the caller never touches it again. Most records are made this way. */
    public static RawRecord owning(String id, SortedMap<String, Value> columns) {
        return new RawRecord(id, columns, Collections.unmodifiableSortedMap(columns));
    }

    /** The same columns under another id. */
    public RawRecord withId(String other) {
        return new RawRecord(other, own, columns);
    }

    /** The record's id; never empty on a correct server. */
    public String id() {
        return id;
    }

    /** Every other key, sorted; pushed records also carry {@code _status} and {@code _changed}. */
    public SortedMap<String, Value> columns() {
        return columns;
    }

    /** The value under a column's name, or null if the record lacks the column. */
    public @Nullable Value get(String column) {
        return own.get(column);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawRecord record && id.equals(record.id) && own.equals(record.own);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + own.hashCode();
    }

    @Override
    public String toString() {
        return id + own;
    }
}
