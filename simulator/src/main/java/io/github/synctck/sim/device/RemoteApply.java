package io.github.synctck.sim.device;

import io.github.synctck.sim.device.ClientCause.Kind;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullStrategy;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final DeviceOptions options;
    private final List<String> log;
    private final List<ResolvedConflict> conflicts;
    private final List<Runnable> writes = new ArrayList<>();

    RemoteApply(Device device, DeviceOptions options, List<String> log, List<ResolvedConflict> conflicts) {
        this.device = device;
        this.store = device.store();
        this.options = options;
        this.log = log;
        this.conflicts = conflicts;
    }

    /** Applies the changes; returns the client's error code where it would fail, and then nothing has changed. */
    @Nullable
    String apply(Changes changes, PullStrategy strategy) {
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

    private @Nullable String table(Table table, TableChanges changes, PullStrategy strategy) {
        if (changes.isEmpty() && strategy.of(table.name()) == PullStrategy.Kind.INCREMENTAL) {
            return null;
        }
        String twice = twice(table, changes);
        if (twice != null) {
            return twice;
        }
        if (options.sendCreatedAsUpdated() && !changes.created().isEmpty()) {
            log.add("created-despite-sendCreatedAsUpdated");
        }
        for (RawRecord record : changes.created()) {
            created(table, record);
        }
        for (RawRecord record : changes.updated()) {
            updated(table, record);
        }
        for (String id : changes.deleted()) {
            deleted(table, id);
        }
        if (strategy.of(table.name()) == PullStrategy.Kind.REPLACEMENT) {
            replace(table, changes);
        }
        return null;
    }

    /** What the client fails with where one id stands in two places; an id that it does not hold may be deleted too. */
    private @Nullable String twice(Table table, TableChanges changes) {
        if (changes.size() < 2) {
            return null;
        }
        Map<String, Integer> live = new TreeMap<>();
        changes.created().forEach(record -> live.merge(record.id(), 1, Integer::sum));
        changes.updated().forEach(record -> live.merge(record.id(), 1, Integer::sum));
        Set<String> deleted = new TreeSet<>(changes.deleted());
        for (Map.Entry<String, Integer> entry : live.entrySet()) {
            LocalRow row = store.row(table, entry.getKey());
            boolean also = deleted.contains(entry.getKey());
            if (row != null && !row.isDeleted() && (entry.getValue() > 1 || also)) {
                return "pending-changes";
            }
            boolean insertedTwice = entry.getValue() > 1 && (row == null || times(changes.created(), row.id()) > 1);
            if (insertedTwice) {
                return "duplicate-id";
            }
        }
        return null;
    }

    private static long times(List<RawRecord> records, String id) {
        return records.stream().filter(record -> record.id().equals(id)).count();
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
            merge(table, local, record);
        }
    }

    private void updated(Table table, RawRecord record) {
        LocalRow local = store.row(table, record.id());
        if (local == null) {
            if (!options.sendCreatedAsUpdated()) {
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
        noteSanitized(table, record);
        writes.add(() -> store.put(table, ColumnMerge.inserted(table, record)));
    }

    private void merge(Table table, LocalRow local, RawRecord remote) {
        if (local.status() == RowStatus.SYNCED && ColumnMerge.isSame(table, local, remote)) {
            return;
        }
        for (String column : local.changed()) {
            Value pulled = remote.get(column);
            if (pulled != null && !pulled.equals(local.columns().get(column))) {
                cause(Kind.C4, table, local.id(), "the local " + column + " beat a remote value");
            }
        }
        LocalRow merged = merged(table, local, remote);
        if (!merged.equals(local)) {
            if (local.status() == RowStatus.CREATED && !merged.columns().equals(local.columns())) {
                cause(Kind.C6, table, local.id(), "the pulled row replaced the one created here");
            }
            noteSanitized(table, remote);
            writes.add(() -> store.put(table, merged));
        }
    }

    /** The app's own resolver, where it has one, has the last word; it may also give up the local edits. */
    private LocalRow merged(Table table, LocalRow local, RawRecord remote) {
        ConflictResolver resolver = options.resolver();
        if (resolver == null && local.changed().isEmpty()) {
            return new LocalRow(local.id(), ColumnMerge.merge(table, local, remote), local.status(), local.changed());
        }
        RawRecord overlaid = ColumnMerge.overlaid(local, remote);
        RawRecord resolved =
                resolver == null ? overlaid : resolver.resolve(table.name(), local.raw(), remote, overlaid);
        if (!local.changed().isEmpty()) {
            conflicts.add(new ResolvedConflict(table.name(), local.raw(), remote, resolved));
        }
        LocalRow row = LocalRow.of(table, resolved);
        if (row.status() == RowStatus.SYNCED && local.status() != RowStatus.SYNCED) {
            cause(Kind.C10, table, local.id(), "the app's resolver gave up the local edits");
        }
        return row;
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
    private void replace(Table table, TableChanges answer) {
        Set<String> named = new TreeSet<>();
        answer.created().forEach(record -> named.add(record.id()));
        answer.updated().forEach(record -> named.add(record.id()));
        for (LocalRow row : new TreeMap<>(store.rows(table)).values()) {
            if (!named.contains(row.id()) && row.status() != RowStatus.CREATED) {
                if (row.status() != RowStatus.SYNCED) {
                    cause(Kind.C10, table, row.id(), "a replacement dropped what was still unsent");
                }
                writes.add(() -> store.remove(table, row.id()));
            }
        }
    }

    private void noteSanitized(Table table, RawRecord record) {
        for (Column column : table.columns().values()) {
            Value pulled = record.get(column.name());
            boolean kept = pulled == null || pulled.equals(column.sanitize(pulled));
            if (!kept && !(column.type() == ColumnType.BOOLEAN && pulled instanceof Value.Num)) {
                cause(Kind.C9, table, record.id(), "the pulled " + column.name() + " was not kept as it came");
            }
        }
    }

    private void cause(Kind kind, Table table, String id, String detail) {
        device.causes().add(new ClientCause(kind, table.name(), id, detail));
    }
}
