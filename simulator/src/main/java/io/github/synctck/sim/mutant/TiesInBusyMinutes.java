package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;

/** Has twelve stamps for each minute; what comes after them in that minute carries the last one. */
final class TiesInBusyMinutes extends Dataset {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int STAMPS = 12;
    private final LongSupplier clock;
    private long current;
    private int taken;
    private double last = NEVER;

    TiesInBusyMinutes(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
        this.clock = clockMillis;
    }

    @Override
    protected double stamp(double seen) {
        long minute = clock.getAsLong() / MINUTE_MILLIS;
        taken = minute == current ? taken + 1 : 1;
        current = minute;
        if (taken <= STAMPS || last == NEVER) {
            last = nextStamp();
        }
        return last;
    }
}
