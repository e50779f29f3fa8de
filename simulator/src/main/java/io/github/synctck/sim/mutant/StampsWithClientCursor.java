package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;

/** Stamps a push just above the cursor that its client sent, not above what others have pulled since. */
final class StampsWithClientCursor extends Dataset {
    StampsWithClientCursor(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected double stamp(double seen) {
        double stamp = Math.max(1, seen + 1);
        witness(stamp);
        return stamp;
    }
}
