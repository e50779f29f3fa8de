package io.github.synctck.sim.model;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Live rows and tombstones, by table and id. An id is one or the other, never both. */
public final class Rows {
    private final DataSchema schema;
    private final String owner;
    private final Map<String, SortedMap<String, StoredRow>> live = new LinkedHashMap<>();
    private final Map<String, SortedMap<String, Double>> tombstones = new LinkedHashMap<>();
    private final Map<String, SortedMap<String, StoredRow>> hidden = new TreeMap<>();
    private final Map<String, WriteLog> writes = new LinkedHashMap<>();

    Rows(DataSchema schema, String owner) {
        this.schema = schema;
        this.owner = owner;
        for (String table : schema.tables().keySet()) {
            live.put(table, new TreeMap<>());
            tombstones.put(table, new TreeMap<>());
            writes.put(table, new WriteLog());
        }
    }

    private SortedMap<String, StoredRow> liveOf(Table table) {
        return require(live.get(table.name()), table);
    }

    private SortedMap<String, Double> tombstonesOf(Table table) {
        return require(tombstones.get(table.name()), table);
    }

    private static <T> T require(@Nullable T found, Table table) {
        if (found == null) {
            throw new IllegalArgumentException("no table " + table.name());
        }
        return found;
    }

    /** The live rows of a table, by id. */
    public Collection<StoredRow> live(Table table) {
        return liveOf(table).values();
    }

    /** The live row, or null. */
    public @Nullable StoredRow row(Table table, String id) {
        return liveOf(table).get(id);
    }

    /** The stamp of the tombstone, or null. */
    public @Nullable Double tombstone(Table table, String id) {
        return tombstonesOf(table).get(id);
    }

    private WriteLog writesOf(Table table) {
        return require(writes.get(table.name()), table);
    }

    /** The live rows with a stamp above that, by id. */
    public List<StoredRow> changedSince(Table table, double since) {
        List<StoredRow> changed = new ArrayList<>();
        SortedMap<String, StoredRow> rows = liveOf(table);
        for (String id : writesOf(table).idsSince(since, rows)) {
            StoredRow row = rows.get(id);
            if (row != null && row.changed() > since) {
                changed.add(row);
            }
        }
        return changed;
    }

    /** The ids of the tombstones with a stamp above that. */
    public List<String> buriedSince(Table table, double since) {
        List<String> ids = new ArrayList<>();
        SortedMap<String, Double> buried = tombstonesOf(table);
        for (String id : writesOf(table).idsSince(since, buried)) {
            Double stamp = buried.get(id);
            if (stamp != null && stamp > since) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** Writes the columns that the record carries; absent ones keep their value, or take the default on a new row. */
    public void upsert(Table table, RawRecord pushed, double seen, double stamp) {
        StoredRow before = row(table, pushed.id());
        TreeMap<String, Value> columns = new TreeMap<>();
        for (Column column : table.columns().values()) {
            Value sent = pushed.get(column.name());
            Value kept = before == null ? null : before.record().get(column.name());
            columns.put(column.name(), written(column, sent, kept));
        }
        tombstonesOf(table).remove(pushed.id());
        writesOf(table).add(stamp, pushed.id());
        liveOf(table)
                .put(
                        pushed.id(),
                        new StoredRow(
                                RawRecord.owning(pushed.id(), columns),
                                before == null ? stamp : before.created(),
                                before == null ? seen : before.birthCursor(),
                                stamp));
    }

    private Value written(Column column, @Nullable Value sent, @Nullable Value kept) {
        if (column.name().equals(schema.ownerColumn())) {
            return Value.of(owner);
        }
        if (sent != null) {
            return column.sanitize(sent);
        }
        return kept == null ? column.defaultValue() : kept;
    }

    /** Removes the row, if there is one, and leaves a tombstone. */
    public void bury(Table table, String id, double stamp) {
        liveOf(table).remove(id);
        tombstonesOf(table).put(id, stamp);
        writesOf(table).add(stamp, id);
    }

    /** Removes the row and every row below it, each with a tombstone; an id without a row is ignored. */
    public void deleteCascading(Table table, String id, double stamp) {
        if (row(table, id) == null) {
            return;
        }
        bury(table, id, stamp);
        for (DataSchema.Child child : schema.children(table.name())) {
            if (!cascades(child.column())) {
                continue;
            }
            for (String orphan : childIds(child, id)) {
                deleteCascading(child.table(), orphan, stamp);
            }
        }
    }

    private static boolean cascades(Column column) {
        Column.Reference reference = column.reference();
        return reference != null && reference.cascade();
    }

    /** The ids of the live rows that refer to that parent by that column. */
    public List<String> childIds(DataSchema.Child child, String parent) {
        List<String> ids = new ArrayList<>();
        Value wanted = Value.of(parent);
        for (StoredRow row : live(child.table())) {
            if (wanted.equals(row.record().get(child.column().name()))) {
                ids.add(row.record().id());
            }
        }
        return ids;
    }

    /** Takes the row and every row below it out of sight, each with a tombstone; they are kept aside. */
    void hide(Table table, String id, double stamp) {
        StoredRow row = row(table, id);
        if (row == null) {
            return;
        }
        hiddenOf(table).put(id, row);
        bury(table, id, stamp);
        for (DataSchema.Child child : schema.children(table.name())) {
            for (String below : childIds(child, id)) {
                hide(child.table(), below, stamp);
            }
        }
    }

    /** Brings back a row that was taken out of sight and every hidden row below it, as they were. */
    void show(Table table, String id, double stamp) {
        StoredRow row = hiddenOf(table).get(id);
        if (row == null) {
            return;
        }
        hiddenOf(table).remove(id);
        if (row(table, id) != null) {
            return;
        }
        tombstonesOf(table).remove(id);
        writesOf(table).add(stamp, id);
        liveOf(table).put(id, new StoredRow(row.record(), row.created(), row.birthCursor(), stamp));
        if (isOrphan(table, id)) {
            bury(table, id, stamp);
            return;
        }
        for (DataSchema.Child child : schema.children(table.name())) {
            for (StoredRow below : List.copyOf(hiddenOf(child.table()).values())) {
                if (Value.of(id).equals(below.record().get(child.column().name()))) {
                    show(child.table(), below.record().id(), stamp);
                }
            }
        }
    }

    private SortedMap<String, StoredRow> hiddenOf(Table table) {
        return hidden.computeIfAbsent(table.name(), name -> new TreeMap<>());
    }

    /** The stamp of the youngest tombstone; below every stamp where there is none. */
    double lastBurial() {
        double last = Double.NEGATIVE_INFINITY;
        for (SortedMap<String, Double> stamps : tombstones.values()) {
            for (double stamp : stamps.values()) {
                last = Math.max(last, stamp);
            }
        }
        return last;
    }

    /** Removes the tombstones with a stamp below that; returns the stamp of the youngest of them and how many. */
    Purged forgetTombstonesBelow(double limit) {
        double youngest = Double.NEGATIVE_INFINITY;
        long removed = 0;
        for (SortedMap<String, Double> stamps : tombstones.values()) {
            for (double stamp : List.copyOf(stamps.values())) {
                if (stamp < limit) {
                    youngest = Math.max(youngest, stamp);
                    removed++;
                }
            }
            stamps.values().removeIf(stamp -> stamp < limit);
        }
        return new Purged(youngest, removed);
    }

    /**
     * Tombstones that are gone.
     *
     * @param youngest the highest of their stamps; below every stamp where there were none
     * @param removed how many there were
     */
    record Purged(double youngest, long removed) {}

    /** Removes everything, as if it had never been. */
    void clear() {
        live.values().forEach(Map::clear);
        tombstones.values().forEach(Map::clear);
        hidden.clear();
        writes.replaceAll((table, log) -> new WriteLog());
    }

    /** Stores a row as it is. */
    public void put(Table table, StoredRow row) {
        liveOf(table).put(row.record().id(), row);
    }

    /** Removes a tombstone. */
    public void forget(Table table, String id) {
        tombstonesOf(table).remove(id);
    }

    /** Removes every tombstone. */
    public void forgetTombstones() {
        tombstones.values().forEach(Map::clear);
    }

    /** Whether the row is live and names a parent that is not. */
    public boolean isOrphan(Table table, String id) {
        StoredRow row = row(table, id);
        if (row == null) {
            return false;
        }
        for (Column column : table.references()) {
            Column.Reference reference = column.reference();
            Table parents = reference == null ? null : schema.table(reference.table());
            Value parent = row.record().get(column.name());
            if (parents == null || parent == null || parent.equals(Value.NULL)) {
                continue;
            }
            if (!(parent instanceof Value.Text text) || row(parents, text.value()) == null) {
                return true;
            }
        }
        return false;
    }
}
