package io.github.synctck.sim;

import java.util.function.LongSupplier;

/** The wall clock of a simulated world, in milliseconds since 1970; the simulation moves it. One thread. */
public final class SimClock implements LongSupplier {
    /** When every scenario in process begins: 2026-01-05, a day like any other. */
    public static final long START_MILLIS = 1_767_571_200_000L;

    private final long startMillis;
    private long millis;

    /** A clock of a world in which it is always the same day when a scenario begins. */
    public SimClock() {
        this(START_MILLIS);
    }

    /** A clock of a world whose scenario begins at that time, for servers that have a clock of their own. */
    public SimClock(long startMillis) {
        this.startMillis = startMillis;
        this.millis = startMillis;
    }

    /** Moves the clock to a time since the scenario's beginning. */
    void set(long sinceStartMillis) {
        millis = startMillis + sinceStartMillis;
    }

    @Override
    public long getAsLong() {
        return millis;
    }
}
