package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.function.LongSupplier;

/** Lists every deletion of all time to a device that holds nothing yet. */
final class TombstonesOnFirstPull extends Dataset {
    TombstonesOnFirstPull(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected List<String> deleted(Table table, double since) {
        return rows.buriedSince(table, since);
    }
}
