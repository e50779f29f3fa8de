package io.github.synctck.spec.message;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the client is to apply a pull: as a delta, or as the whole of a table. Source: client, experimental strategies.
 *
 * @param byDefault the kind for tables that are not named
 * @param byTable the kind by table
 */
public record PullStrategy(Kind byDefault, SortedMap<String, Kind> byTable) {
    /** Every table as a delta. */
    public static final PullStrategy INCREMENTAL = new PullStrategy(Kind.INCREMENTAL, Collections.emptySortedMap());

    /** Every table as a whole. */
    public static final PullStrategy REPLACEMENT = new PullStrategy(Kind.REPLACEMENT, Collections.emptySortedMap());

    public PullStrategy {
        byTable = Collections.unmodifiableSortedMap(new TreeMap<>(byTable));
    }

    /** The kind for one table. */
    public Kind of(String table) {
        return byTable.getOrDefault(table, byDefault);
    }

    /** The client's two strategies. */
    public enum Kind {
        INCREMENTAL,
        REPLACEMENT
    }
}
