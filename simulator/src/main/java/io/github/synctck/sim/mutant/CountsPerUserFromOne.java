package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;

/** Serves every cursor of the kind that it gives out as if it were this user's own, also one above the user's counter. */
final class CountsPerUserFromOne extends Dataset {
    private static final double COUNTED_MAX = 1e9;

    CountsPerUserFromOne(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected boolean isExpired(double cursor) {
        return super.isExpired(cursor < COUNTED_MAX ? Math.min(cursor, timestamp()) : cursor);
    }
}
