package io.github.synctck.sim.model;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.Cascade;
import io.github.synctck.spec.profile.Policies.CreateOverExisting;
import io.github.synctck.spec.profile.Policies.DeleteOverChanged;
import io.github.synctck.spec.profile.Policies.IdScope;
import io.github.synctck.spec.profile.Policies.Recreation;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of a push stands against rows and tombstones that its sender has not seen. */
final class Conflicts {
    private final DataSchema schema;
    private final Policies policies;
    private final Rows rows;
    private final double seen;

    /** Against the rows, for a push that has seen everything up to that cursor. */
    Conflicts(Profile profile, Rows rows, double seen) {
        this.schema = profile.schema();
        this.policies = profile.policies();
        this.rows = rows;
        this.seen = seen;
    }

    /** One sentence, or null where nothing stands against it. */
    @Nullable
    String in(Changes changes) {
        for (Table table : schema.tables().values()) {
            TableChanges pushed = changes.table(table.name());
            String conflict = overRows(table, pushed);
            conflict = conflict == null ? overTombstones(table, pushed) : conflict;
            conflict = conflict == null ? belowDeleted(table, pushed) : conflict;
            if (conflict != null) {
                return conflict;
            }
        }
        return null;
    }

    private @Nullable String overRows(Table table, TableChanges pushed) {
        for (String id : guarded(pushed)) {
            StoredRow row = rows.row(table, id);
            if (row != null && row.changed() > seen) {
                return table.name() + "/" + id + " was changed after lastPulledAt";
            }
        }
        return null;
    }

    /** The ids whose rows must not have changed. */
    private Iterable<String> guarded(TableChanges pushed) {
        TreeSet<String> ids = new TreeSet<>();
        pushed.updated().forEach(record -> ids.add(record.id()));
        if (policies.declares(CreateOverExisting.CONFLICT)) {
            pushed.created().forEach(record -> ids.add(record.id()));
        }
        if (policies.declares(DeleteOverChanged.CONFLICT)) {
            ids.addAll(pushed.deleted());
        }
        return ids;
    }

    private @Nullable String overTombstones(Table table, TableChanges pushed) {
        for (RawRecord created : pushed.created()) {
            Double tombstone = rows.tombstone(table, created.id());
            if (tombstone != null && (tombstone > seen || policies.declares(Recreation.REFUSE))) {
                return table.name() + "/" + created.id() + " was deleted";
            }
            if (policies.declares(IdScope.GLOBAL) && standsElsewhere(table, created.id())) {
                return "the id " + created.id() + " stands in another table";
            }
        }
        return null;
    }

    private boolean standsElsewhere(Table table, String id) {
        return schema.tables().values().stream()
                .anyMatch(other -> !other.name().equals(table.name()) && rows.row(other, id) != null);
    }

    /** A deletion must not take along a descendant that changed meanwhile, where that is declared. */
    private @Nullable String belowDeleted(Table table, TableChanges pushed) {
        if (!policies.declares(Cascade.CONFLICT)) {
            return null;
        }
        for (String id : pushed.deleted()) {
            String changed = changedBelow(table, id);
            if (changed != null) {
                return changed + " hangs below " + table.name() + "/" + id + " and was changed after lastPulledAt";
            }
        }
        return null;
    }

    private @Nullable String changedBelow(Table table, String id) {
        for (DataSchema.Child child : schema.children(table.name())) {
            for (StoredRow row : rows.live(child.table())) {
                if (!Value.of(id).equals(row.record().get(child.column().name()))) {
                    continue;
                }
                String name = child.table().name() + "/" + row.record().id();
                String below = row.changed() > seen
                        ? name
                        : changedBelow(child.table(), row.record().id());
                if (below != null) {
                    return below;
                }
            }
        }
        return null;
    }
}
