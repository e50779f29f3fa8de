package io.github.synctck.spec.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One synced table: its name, its columns in declared order, and the schema version that created it. */
public final class Table {
    private final String name;
    private final int since;
    private final Map<String, Column> columns;
    private final List<Column> references;

    /** A table; two columns of one name are a mistake of the schema's author. */
    public Table(String name, int since, List<Column> columns) {
        this.name = name;
        this.since = since;
        LinkedHashMap<String, Column> byName = new LinkedHashMap<>();
        List<Column> foreignKeys = new ArrayList<>();
        for (Column column : columns) {
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException("table " + name + " has two columns named " + column.name());
            }
            if (column.reference() != null) {
                foreignKeys.add(column);
            }
        }
        this.columns = Collections.unmodifiableMap(byName);
        this.references = List.copyOf(foreignKeys);
    }

    /** The name on the wire. */
    public String name() {
        return name;
    }

    /** The schema version that created the table. */
    public int since() {
        return since;
    }

    /** The columns by name, in declared order, without {@code id}. */
    public Map<String, Column> columns() {
        return columns;
    }

    /** The columns that name a parent. */
    public List<Column> references() {
        return references;
    }

    /** The column of that name, or null. */
    public @Nullable Column column(String columnName) {
        return columns.get(columnName);
    }

    @Override
    public String toString() {
        return name;
    }
}
