package io.github.synctck.sim.device;

import io.github.synctck.sim.device.ClientCause.Kind;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a sync pushes: every unsent row as it was at one moment, and how it is marked once it was taken. */
final class LocalSnapshot {
    private static final String MADE_AGAIN = "was made again during the sync and taken for the row that was pushed";

    private static final String ANSWERED = "the answer to the device's own deletion removed the record created again";

    private final Map<Table, List<Taken>> dirty = new LinkedHashMap<>();
    private final Changes changes;

    /** A row that is pushed, and how often its record had been removed before. */
    private record Taken(LocalRow row, int removals) {}

    private LocalSnapshot(LocalStore store) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        for (Table table : store.schema().tables().values()) {
            List<Taken> rows = new ArrayList<>();
            List<RawRecord> created = new ArrayList<>();
            List<RawRecord> updated = new ArrayList<>();
            List<String> deleted = new ArrayList<>();
            for (LocalRow row : store.unsent(table).values()) {
                switch (row.status()) {
                    case SYNCED -> {
                        continue;
                    }
                    case CREATED -> created.add(row.raw());
                    case UPDATED -> updated.add(row.raw());
                    case DELETED -> deleted.add(row.id());
                }
                rows.add(new Taken(row, store.removals(table, row.id())));
            }
            dirty.put(table, rows);
            tables.put(table.name(), new TableChanges(created, updated, deleted));
        }
        this.changes = new Changes(tables);
    }

    static LocalSnapshot of(LocalStore store) {
        return new LocalSnapshot(store);
    }

    /** Every table of the app, unsent rows in it. */
    Changes changes() {
        return changes;
    }

    /**
     * Marks what was taken: rows that did not change meanwhile become synced, tombstones vanish whatever happened to
     * them; rejected ids stay as they are.
     */
    void mark(Device device, Map<String, List<String>> rejected) {
        dirty.forEach((table, rows) -> {
            List<String> refused = rejected.getOrDefault(table.name(), List.of());
            for (Taken pushed : rows) {
                if (!refused.contains(pushed.row().id())) {
                    mark(device, table, pushed);
                }
            }
        });
    }

    private static void mark(Device device, Table table, Taken taken) {
        LocalStore store = device.store();
        LocalRow pushed = taken.row();
        LocalRow now = store.row(table, pushed.id());
        if (pushed.isDeleted()) {
            if (now != null && !now.isDeleted()) {
                device.causes().add(new ClientCause(Kind.C5, table.name(), pushed.id(), ANSWERED));
            }
            store.remove(table, pushed.id());
        } else if (now != null && now.equals(pushed)) {
            if (taken.removals() != store.removals(table, pushed.id())) {
                device.causes().add(new ClientCause(Kind.C13, table.name(), pushed.id(), MADE_AGAIN));
            }
            store.put(table, now.synced());
        }
    }
}
