package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;

/** Serves a cursor from before the purge as if it had missed nothing. */
final class PurgesSilently extends Dataset {
    PurgesSilently(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected boolean isExpired(double cursor) {
        return cursor > timestamp();
    }
}
