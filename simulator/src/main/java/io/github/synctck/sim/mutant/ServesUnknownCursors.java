package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;

/** Compares whatever cursor it gets with its stamps, also one that no pull can have returned. */
final class ServesUnknownCursors extends Dataset {
    ServesUnknownCursors(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected boolean isExpired(double cursor) {
        return false;
    }
}
