package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;

/** Leaves out a million stamps after each. */
final class BigJumps extends Dataset {
    private static final double JUMP = 1_000_000;

    BigJumps(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected double stamp(double seen) {
        double stamp = nextStamp() + JUMP;
        witness(stamp);
        return stamp;
    }
}
