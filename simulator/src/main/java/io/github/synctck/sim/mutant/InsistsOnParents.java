package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Refuses a child whose parent does not exist, as a plain foreign key does. */
final class InsistsOnParents extends Dataset {
    InsistsOnParents(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        for (Table table : profile.schema().tables().values()) {
            for (RawRecord child : changes.table(table.name()).created()) {
                for (Column column : table.references()) {
                    if (lacksParent(column, child, changes)) {
                        return table.name() + "/" + child.id() + " violates a foreign key";
                    }
                }
            }
        }
        return super.conflict(changes, seen);
    }

    private boolean lacksParent(Column column, RawRecord child, Changes changes) {
        Column.Reference reference = column.reference();
        Table parents = reference == null ? null : profile.schema().table(reference.table());
        if (parents == null || !(child.get(column.name()) instanceof Value.Text id)) {
            return false;
        }
        boolean pushed = changes.table(parents.name()).created().stream()
                .anyMatch(row -> row.id().equals(id.value()));
        return !pushed && rows.row(parents, id.value()) == null;
    }
}
