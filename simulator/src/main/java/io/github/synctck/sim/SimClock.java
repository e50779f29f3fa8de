package io.github.synctck.sim;

import java.util.function.LongSupplier;

/** The wall clock of a simulated world, in milliseconds since 1970; the simulation moves it. One thread. */
public final class SimClock implements LongSupplier {
    /** When every scenario begins: 2026-01-05, a day like any other. */
    public static final long START_MILLIS = 1_767_571_200_000L;

    private long millis = START_MILLIS;

    /** Moves the clock to a time since the scenario's beginning. */
    void set(long sinceStartMillis) {
        millis = START_MILLIS + sinceStartMillis;
    }

    @Override
    public long getAsLong() {
        return millis;
    }
}
