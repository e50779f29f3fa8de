package io.github.synctck.spec.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A changes object: table name to its changes, in the order in which the tables are written. Requirement SHAPE-01. */
public record Changes(Map<String, TableChanges> tables) {
    /** No table at all. */
    public static final Changes NONE = new Changes(Collections.emptyMap());

    public Changes {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /** The changes of one table; none if the table is left out. */
    public TableChanges table(String name) {
        return tables.getOrDefault(name, TableChanges.NONE);
    }

    /** Whether no table holds anything. */
    public boolean isEmpty() {
        for (TableChanges each : tables.values()) {
            if (!each.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The number of records and ids over all tables. */
    public int size() {
        return tables.values().stream().mapToInt(TableChanges::size).sum();
    }
}
