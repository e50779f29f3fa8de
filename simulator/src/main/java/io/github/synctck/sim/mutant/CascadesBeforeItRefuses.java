package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A push that is refused has deleted the children of what it wanted to delete. */
final class CascadesBeforeItRefuses extends Dataset {
    CascadesBeforeItRefuses(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "cascades-before-it-refuses",
                "F34",
                Making.datasets(CascadesBeforeItRefuses::new),
                "Children are cleared away by a call of its own, before the transaction that checks and writes.",
                "PUSH-07");
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        String conflict = super.conflict(changes, seen);
        if (conflict != null) {
            double stamp = nextStamp();
            for (Table table : profile.schema().parentsFirst()) {
                changes.table(table.name()).deleted().forEach(id -> sweep(table, id, stamp));
            }
        }
        return conflict;
    }

    private void sweep(Table table, String id, double stamp) {
        for (DataSchema.Child child : profile.schema().children(table.name())) {
            for (String below : rows.childIds(child, id)) {
                delete(child.table(), below, stamp);
            }
        }
    }
}
