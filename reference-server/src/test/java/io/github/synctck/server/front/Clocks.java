package io.github.synctck.server.front;

/** Ticks of the three kinds that fronts hand out. */
final class Clocks {
    private static final long AHEAD_MILLIS = 1_500;

    private Clocks() {}

    /** Milliseconds, somewhat ahead of everybody else's. */
    static Ticks millis() {
        return new Ticks(() -> System.currentTimeMillis() + AHEAD_MILLIS, true);
    }

    /** Whole seconds. */
    static Ticks seconds() {
        return new Ticks(() -> System.currentTimeMillis() / 1000, false);
    }

    /** A number that grows by one. */
    static Ticks versions() {
        return new Ticks(() -> 1, true);
    }
}
