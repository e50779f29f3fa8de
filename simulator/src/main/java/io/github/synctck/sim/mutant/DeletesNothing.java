package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Takes deletions with a success and never performs them. */
final class DeletesNothing extends Dataset {
    DeletesNothing(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        if (rows.isOrphan(table, id)) {
            super.delete(table, id, stamp);
        }
    }
}
