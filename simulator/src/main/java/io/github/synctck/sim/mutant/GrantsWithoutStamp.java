package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Shows granted rows to first pulls only: their stamps stay as old as they were. */
final class GrantsWithoutStamp extends Dataset {
    GrantsWithoutStamp(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void grant(Table table, String id, double stamp) {
        super.grant(table, id, 1);
    }
}
