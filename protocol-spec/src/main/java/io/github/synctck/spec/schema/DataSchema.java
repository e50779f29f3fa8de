package io.github.synctck.spec.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tables of one app at one schema version. Immutable. */
public final class DataSchema {
    private final int version;
    private final @Nullable String ownerColumn;
    private final Map<String, Table> tables;
    private final List<Table> parentsFirst;
    private final Map<String, List<Child>> children;

    /**
     * A foreign key, seen from the parent.
     *
     * @param table the child's table
     * @param column the child's column that holds the parent's id
     */
    public record Child(Table table, Column column) {}

    /** A schema without an owner column. */
    public DataSchema(int version, List<Table> tables) {
        this(version, null, tables);
    }

    /**
     * A schema; a reference to an unknown table or a cycle of references is a mistake of its author.
     *
     * @param ownerColumn the column that the server sets to the user's id in every table that has it, or null
     */
    public DataSchema(int version, @Nullable String ownerColumn, List<Table> tables) {
        this.version = version;
        this.ownerColumn = ownerColumn;
        LinkedHashMap<String, Table> byName = new LinkedHashMap<>();
        for (Table table : tables) {
            if (byName.put(table.name(), table) != null) {
                throw new IllegalArgumentException("two tables named " + table.name());
            }
        }
        this.tables = Collections.unmodifiableMap(byName);
        this.children = children(byName);
        this.parentsFirst = parentsFirst(byName);
    }

    private static Map<String, List<Child>> children(Map<String, Table> tables) {
        LinkedHashMap<String, List<Child>> found = new LinkedHashMap<>();
        tables.keySet().forEach(name -> found.put(name, new ArrayList<>()));
        for (Table table : tables.values()) {
            for (Column column : table.references()) {
                Column.Reference reference = column.reference();
                List<Child> siblings = reference == null ? null : found.get(reference.table());
                if (siblings == null) {
                    throw new IllegalArgumentException(
                            table.name() + "." + column.name() + " refers to a table that is not in the schema");
                }
                siblings.add(new Child(table, column));
            }
        }
        return found;
    }

    private static List<Table> parentsFirst(Map<String, Table> tables) {
        LinkedHashSet<Table> ordered = new LinkedHashSet<>();
        while (ordered.size() < tables.size()) {
            int before = ordered.size();
            for (Table table : tables.values()) {
                boolean ready = table.references().stream()
                        .map(column -> column.reference())
                        .allMatch(r -> r == null || ordered.contains(tables.get(r.table())));
                if (ready) {
                    ordered.add(table);
                }
            }
            if (ordered.size() == before) {
                throw new IllegalArgumentException("the tables refer to each other in a cycle");
            }
        }
        return List.copyOf(ordered);
    }

    /** The same tables as an app of that version has them: without the tables and columns that came later. */
    public DataSchema at(int older) {
        if (older >= version) {
            return this;
        }
        List<Table> known = new ArrayList<>();
        for (Table table : tables.values()) {
            if (table.since() <= older) {
                List<Column> columns = new ArrayList<>(table.columns().values());
                columns.removeIf(column -> column.since() > older);
                known.add(new Table(table.name(), table.since(), columns));
            }
        }
        return new DataSchema(older, ownerColumn, known);
    }

    /** The versions at which apps may still be, oldest first: those that added something, and the newest. */
    public SortedSet<Integer> versions() {
        TreeSet<Integer> found = new TreeSet<>();
        found.add(version);
        for (Table table : tables.values()) {
            found.add(table.since());
            table.columns().values().forEach(column -> found.add(column.since()));
        }
        return Collections.unmodifiableSortedSet(found);
    }

    /** The schema version, from 1. */
    public int version() {
        return version;
    }

    /** The column that the server sets to the user's id, whatever a client sends; null if there is none. */
    public @Nullable String ownerColumn() {
        return ownerColumn;
    }

    /** The tables by name, in declared order. */
    public Map<String, Table> tables() {
        return tables;
    }

    /** The table of that name, or null. */
    public @Nullable Table table(String name) {
        return tables.get(name);
    }

    /** The tables in an order in which every parent stands before its children. */
    public List<Table> parentsFirst() {
        return parentsFirst;
    }

    /** The foreign keys that point at the table; empty if there are none. */
    public List<Child> children(String table) {
        return children.getOrDefault(table, List.of());
    }
}
