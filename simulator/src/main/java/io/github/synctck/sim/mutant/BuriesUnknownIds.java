package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Leaves a tombstone whatever was deleted. */
final class BuriesUnknownIds extends Dataset {
    BuriesUnknownIds(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        if (rows.row(table, id) == null) {
            rows.bury(table, id, stamp);
        } else {
            super.delete(table, id, stamp);
        }
    }
}
