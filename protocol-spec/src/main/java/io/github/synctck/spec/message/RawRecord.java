package io.github.synctck.spec.message;

import io.github.synctck.spec.value.Value;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One flat record on the wire.
 *
 * @param id the record's id; never empty on a correct server
 * @param columns every other key, sorted; pushed records also carry {@code _status} and {@code _changed}
 */
public record RawRecord(String id, SortedMap<String, Value> columns) {
    public RawRecord {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /** A record of these columns. */
    public static RawRecord of(String id, Map<String, Value> columns) {
        return new RawRecord(id, new TreeMap<>(columns));
    }

    /** The value under a column's name, or null if the record lacks the column. */
    public @Nullable Value get(String column) {
        return columns.get(column);
    }
}
