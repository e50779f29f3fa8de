package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;

/** Serves any cursor as if it were this user's own, also one above the user's counter. */
final class CountsPerUserFromOne extends Dataset {
    CountsPerUserFromOne(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected boolean isExpired(double cursor) {
        return false;
    }
}
