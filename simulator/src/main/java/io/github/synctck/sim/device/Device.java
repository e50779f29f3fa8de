package io.github.synctck.sim.device;

import io.github.synctck.sim.device.ClientCause.Kind;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One app on one phone: what the user does to its records, and its syncs. The algorithm is the real client's, with
 * its losses; each loss is recorded as a {@link ClientCause} when it happens. One thread; no clock, no I/O.
 */
public final class Device {
    private final DeviceOptions options;
    private final List<ClientCause> causes = new ArrayList<>();
    private final TreeSet<String> deletedHere = new TreeSet<>();
    private LocalStore store;
    private int life;

    /** A fresh installation. */
    public Device(DataSchema schema, DeviceOptions options) {
        this.store = new LocalStore(schema);
        this.options = options;
    }

    LocalStore store() {
        return store;
    }

    List<ClientCause> causes() {
        return causes;
    }

    /** Grows with every restart and reinstallation; a sync that began in an earlier life is dead. */
    int life() {
        return life;
    }

    private Table table(String name) {
        Table table = store.schema().table(name);
        if (table == null) {
            throw new IllegalArgumentException("the app has no table " + name);
        }
        return table;
    }

    /** Creates a record; fails where the id is in use, also by a deletion that is not yet synced. */
    public EditResult create(String tableName, String id, Map<String, Value> set) {
        Table table = table(tableName);
        if (store.row(table, id) != null) {
            return EditResult.DUPLICATE_ID;
        }
        TreeMap<String, Value> columns = new TreeMap<>();
        for (Column column : table.columns().values()) {
            Value value = set.get(column.name());
            columns.put(column.name(), value == null ? column.defaultValue() : column.sanitize(value));
        }
        store.put(table, new LocalRow(id, columns, RowStatus.CREATED, List.of()));
        return EditResult.OK;
    }

    /** Assigns columns in the order given; a value that is already there is no change. */
    public EditResult update(String tableName, String id, Map<String, Value> set) {
        Table table = table(tableName);
        LocalRow row = store.row(table, id);
        if (row == null || row.isDeleted()) {
            return EditResult.NOT_FOUND;
        }
        LocalRow next = row;
        for (Map.Entry<String, Value> entry : set.entrySet()) {
            Column column = table.column(entry.getKey());
            if (column != null) {
                next = assigned(next, column, entry.getValue());
            }
        }
        store.put(table, next);
        return EditResult.OK;
    }

    private static LocalRow assigned(LocalRow row, Column column, Value raw) {
        Value value = column.sanitize(raw);
        if (value.equals(row.columns().get(column.name()))) {
            return row;
        }
        TreeMap<String, Value> columns = new TreeMap<>(row.columns());
        columns.put(column.name(), value);
        List<String> changed = new ArrayList<>(row.changed());
        if (!changed.contains(column.name())) {
            changed.add(column.name());
        }
        RowStatus status = row.status() == RowStatus.SYNCED ? RowStatus.UPDATED : row.status();
        return new LocalRow(row.id(), columns, status, changed);
    }

    /** Marks a record as deleted; children stay. */
    public EditResult delete(String tableName, String id) {
        Table table = table(tableName);
        LocalRow row = store.row(table, id);
        if (row == null || row.isDeleted()) {
            return EditResult.NOT_FOUND;
        }
        store.put(table, row.with(RowStatus.DELETED));
        deletedHere.add(tableName + "/" + id);
        return EditResult.OK;
    }

    /** Marks a record and all that hangs below it as deleted. */
    public EditResult deleteCascade(String tableName, String id) {
        EditResult result = delete(tableName, id);
        if (result.ok()) {
            for (DataSchema.Child child : store.schema().children(tableName)) {
                String table = child.table().name();
                for (LocalRow row : List.copyOf(store.rows(child.table()).values())) {
                    if (!row.isDeleted()
                            && Value.of(id)
                                    .equals(row.columns().get(child.column().name()))) {
                        deleteCascade(table, row.id());
                    }
                }
            }
        }
        return result;
    }

    /** Removes a record from this device only; the server never hears of it. */
    public EditResult destroy(String tableName, String id) {
        Table table = table(tableName);
        LocalRow row = store.row(table, id);
        if (row == null || row.isDeleted()) {
            return EditResult.NOT_FOUND;
        }
        store.remove(table, id);
        causes.add(new ClientCause(Kind.C7, tableName, id, "was destroyed on this device only"));
        return EditResult.OK;
    }

    /** Kills the app and starts it again; syncs under way die, the store stays. */
    public void restart() {
        life++;
    }

    /** Wipes the app. */
    public void reinstall() {
        life++;
        store = new LocalStore(store.schema());
    }

    /** The app drops everything that it holds, edits that were not pushed included, to begin with a first pull. */
    public void beginAnew() {
        for (Table table : store.schema().tables().values()) {
            store.unsent(table)
                    .keySet()
                    .forEach(id -> causes.add(new ClientCause(
                            Kind.C10, table.name(), id, "was not pushed when the app dropped what it held")));
        }
        reinstall();
    }

    /** Installs a version of the app with a newer schema. */
    public void upgrade(DataSchema newer) {
        life++;
        store.upgrade(newer);
    }

    /** The schema of the installed version of the app. */
    public DataSchema schema() {
        return store.schema();
    }

    /** Begins a sync with the app's usual options. */
    public SyncAttempt beginSync() {
        return beginSync(options);
    }

    /** Begins a sync with options for this one. */
    public SyncAttempt beginSync(DeviceOptions own) {
        return new SyncAttempt(this, own);
    }

    /** The app's usual options. */
    public DeviceOptions options() {
        return options;
    }

    /** Whether the device itself had deleted that record earlier. */
    boolean hadDeleted(String table, String id) {
        return deletedHere.contains(table + "/" + id);
    }

    /** Grows with every row that is written or removed in the store of this installation. */
    public long revision() {
        return store.revision();
    }

    /** Every row by table, tombstones and bookkeeping columns included, sorted by id. */
    public SortedMap<String, List<RawRecord>> rows() {
        TreeMap<String, List<RawRecord>> rows = new TreeMap<>();
        for (Table table : store.schema().tables().values()) {
            List<RawRecord> raws = new ArrayList<>();
            store.rows(table).values().forEach(row -> raws.add(row.raw()));
            rows.put(table.name(), List.copyOf(raws));
        }
        return rows;
    }

    /** The row as the app sees it, or null; a deleted one is invisible. */
    public @Nullable RawRecord find(String tableName, String id) {
        LocalRow row = store.row(table(tableName), id);
        return row == null || row.isDeleted() ? null : row.raw();
    }

    /** The stored cursor as the next pull will send it, or null. */
    public @Nullable Cursor lastPulledAt() {
        return StoredCursor.read(store.storedCursor);
    }

    /** The losses since the last call. */
    public List<ClientCause> takeCauses() {
        List<ClientCause> taken = List.copyOf(causes);
        causes.clear();
        return taken;
    }
}
