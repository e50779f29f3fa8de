package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Takes a child whose parent is gone, and leaves neither a row nor a tombstone of it. */
final class DropsOrphansSilently extends Dataset {
    DropsOrphansSilently(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        boolean orphan = rows.isOrphan(table, id);
        super.delete(table, id, stamp);
        if (orphan) {
            rows.forget(table, id);
        }
    }
}
