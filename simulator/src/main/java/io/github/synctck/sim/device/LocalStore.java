package io.github.synctck.sim.device;

import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows on disk, tombstones included, by table and id; and the two figures that a sync leaves behind. */
final class LocalStore {
    private DataSchema schema;
    private final Map<String, SortedMap<String, LocalRow>> tables = new LinkedHashMap<>();
    private final Map<String, SortedMap<String, LocalRow>> unsent = new TreeMap<>();

    /** The last pull's timestamp as the client stores it: a text; null before the first completed pull. */
    @Nullable
    String storedCursor;

    /** The schema version at the last completed pull; null before it. */
    @Nullable
    Integer pulledVersion;

    /** How often each record was removed, by table and id; tells a row from one that was made again. */
    private final Map<String, Integer> removals = new TreeMap<>();

    /** Grows with every row that is written or removed. */
    private long revision;

    LocalStore(DataSchema schema) {
        this.schema = schema;
        schema.tables().keySet().forEach(table -> tables.put(table, new TreeMap<>()));
    }

    DataSchema schema() {
        return schema;
    }

    /** Takes on a newer schema: old rows get the new columns' defaults. */
    void upgrade(DataSchema newer) {
        schema = newer;
        for (Table table : newer.tables().values()) {
            SortedMap<String, LocalRow> rows = tables.computeIfAbsent(table.name(), name -> new TreeMap<>());
            rows.replaceAll((id, row) -> widened(table, row));
            SortedMap<String, LocalRow> waiting = unsent.get(table.name());
            if (waiting != null) {
                waiting.replaceAll((id, row) -> widened(table, row));
            }
        }
    }

    private static LocalRow widened(Table table, LocalRow row) {
        TreeMap<String, Value> columns = new TreeMap<>(row.columns());
        for (Column column : table.columns().values()) {
            columns.putIfAbsent(column.name(), column.defaultValue());
        }
        return new LocalRow(row.id(), columns, row.status(), row.changed());
    }

    SortedMap<String, LocalRow> rows(Table table) {
        return tables.getOrDefault(table.name(), Collections.emptySortedMap());
    }

    /** The rows that were not pushed yet, tombstones included. */
    SortedMap<String, LocalRow> unsent(Table table) {
        return unsent.getOrDefault(table.name(), Collections.emptySortedMap());
    }

    @Nullable
    LocalRow row(Table table, String id) {
        return rows(table).get(id);
    }

    long revision() {
        return revision;
    }

    void put(Table table, LocalRow row) {
        revision += row.equals(rows(table).put(row.id(), row)) ? 0 : 1;
        SortedMap<String, LocalRow> waiting = unsent.computeIfAbsent(table.name(), name -> new TreeMap<>());
        if (row.status() == RowStatus.SYNCED) {
            waiting.remove(row.id());
        } else {
            waiting.put(row.id(), row);
        }
    }

    /** How often the record was removed so far. */
    int removals(Table table, String id) {
        return removals.getOrDefault(table.name() + "/" + id, 0);
    }

    void remove(Table table, String id) {
        if (rows(table).remove(id) != null) {
            revision++;
            removals.merge(table.name() + "/" + id, 1, Integer::sum);
        }
        SortedMap<String, LocalRow> waiting = unsent.get(table.name());
        if (waiting != null) {
            waiting.remove(id);
        }
    }
}
