package io.github.synctck.sim.device;

import io.github.synctck.sim.device.ClientCause.Kind;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullResponse.Strategy;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Applies one pull to the local store, all or nothing: the client's decision table of local against remote state.
 * Writes are gathered first, so that a pull that the client would fail on leaves the store as it was.
 */
final class RemoteApply {
    private final Device device;
    private final LocalStore store;
    private final boolean sendCreatedAsUpdated;
    private final List<String> log;
    private final List<ResolvedConflict> conflicts;
    private final List<Runnable> writes = new ArrayList<>();

    RemoteApply(Device device, List<String> log, List<ResolvedConflict> conflicts) {
        this.device = device;
        this.store = device.store();
        this.sendCreatedAsUpdated = device.options().sendCreatedAsUpdated();
        this.log = log;
        this.conflicts = conflicts;
    }

    /** Applies the changes; returns the client's error code where it would fail, and then nothing has changed. */
    @Nullable
    String apply(Changes changes, Strategy strategy) {
        for (TableChanges table : changes.tables().values()) {
            if (hasBookkeeping(table.created()) || hasBookkeeping(table.updated())) {
                return "invalid-raw";
            }
        }
        for (var entry : changes.tables().entrySet()) {
            Table table = store.schema().table(entry.getKey());
            if (table == null) {
                log.add("unknown-collection " + entry.getKey());
                continue;
            }
            String error = table(table, entry.getValue(), strategy);
            if (error != null) {
                return error;
            }
        }
        writes.forEach(Runnable::run);
        return null;
    }

    private static boolean hasBookkeeping(List<RawRecord> records) {
        for (RawRecord record : records) {
            if (record.get("_status") != null || record.get("_changed") != null) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String table(Table table, TableChanges changes, Strategy strategy) {
        if (hasTwice(table, changes)) {
            return "pending-changes";
        }
        if (sendCreatedAsUpdated && !changes.created().isEmpty()) {
            log.add("created-despite-sendCreatedAsUpdated " + table.name());
        }
        TreeSet<String> named = new TreeSet<>();
        for (RawRecord record : changes.created()) {
            named.add(record.id());
            created(table, record);
        }
        for (RawRecord record : changes.updated()) {
            named.add(record.id());
            updated(table, record);
        }
        for (String id : changes.deleted()) {
            deleted(table, id);
        }
        if (strategy == Strategy.REPLACEMENT) {
            replace(table, named);
        }
        return null;
    }

    /** One known record in two places: the client prepares it twice and fails. */
    private boolean hasTwice(Table table, TableChanges changes) {
        TreeSet<String> seen = new TreeSet<>();
        List<String> ids = new ArrayList<>(new TreeSet<>(changes.deleted()));
        changes.created().forEach(record -> ids.add(record.id()));
        changes.updated().forEach(record -> ids.add(record.id()));
        for (String id : ids) {
            LocalRow row = store.row(table, id);
            boolean deletedHere = row != null && row.isDeleted();
            if (!seen.add(id) && !deletedHere) {
                return true;
            }
        }
        return false;
    }

    private void created(Table table, RawRecord record) {
        LocalRow local = store.row(table, record.id());
        if (local == null) {
            insert(table, record);
        } else if (local.isDeleted()) {
            log.add("create-but-locally-deleted " + table.name() + "#" + record.id());
            cause(Kind.C3, table, record.id(), "a pulled create undid the deletion made here");
            insert(table, record);
        } else {
            log.add("create-but-exists " + table.name() + "#" + record.id());
            if (local.status() == RowStatus.CREATED && local.changed().isEmpty()) {
                cause(Kind.C6, table, record.id(), "the pulled row replaced the one created here");
            }
            merge(table, local, record);
        }
    }

    private void updated(Table table, RawRecord record) {
        LocalRow local = store.row(table, record.id());
        if (local == null) {
            if (!sendCreatedAsUpdated) {
                log.add("update-but-missing " + table.name() + "#" + record.id());
            }
            insert(table, record);
        } else if (local.isDeleted()) {
            cause(Kind.C2, table, record.id(), "the deletion made here beat a remote edit");
        } else {
            merge(table, local, record);
        }
    }

    private void insert(Table table, RawRecord record) {
        writes.add(() -> store.put(table, ColumnMerge.inserted(table, record)));
    }

    private void merge(Table table, LocalRow local, RawRecord remote) {
        SortedMap<String, Value> columns = ColumnMerge.merge(table, local, remote);
        LocalRow merged = new LocalRow(local.id(), columns, local.status(), local.changed());
        if (!local.changed().isEmpty()) {
            conflicts.add(new ResolvedConflict(table.name(), local.raw(), remote, merged.raw()));
        }
        for (String column : local.changed()) {
            Value pulled = remote.get(column);
            if (pulled != null && !pulled.equals(local.columns().get(column))) {
                cause(Kind.C4, table, local.id(), "the local " + column + " beat a remote value");
            }
        }
        if (!merged.equals(local)) {
            writes.add(() -> store.put(table, merged));
        }
    }

    private void deleted(Table table, String id) {
        LocalRow local = store.row(table, id);
        if (local == null) {
            return;
        }
        if (local.status() == RowStatus.CREATED && device.hadDeleted(table.name(), id)) {
            cause(Kind.C5, table, id, "the echo of the device's own deletion removed the record created again");
        } else if (local.status() == RowStatus.CREATED || local.status() == RowStatus.UPDATED) {
            cause(Kind.C1, table, id, "a remote deletion removed what was still unsent");
        }
        writes.add(() -> store.remove(table, id));
    }

    /** A replacement also removes what the answer does not name, except rows that were never pushed. */
    private void replace(Table table, Set<String> named) {
        for (LocalRow row : new TreeMap<>(store.rows(table)).values()) {
            if (!named.contains(row.id()) && row.status() != RowStatus.CREATED) {
                writes.add(() -> store.remove(table, row.id()));
            }
        }
    }

    private void cause(Kind kind, Table table, String id, String detail) {
        device.causes().add(new ClientCause(kind, table.name(), id, detail));
    }
}
