package io.github.synctck.conformance.soak;

/** The time since the soak began, on a clock that nobody sets. */
final class Clock {
    private final long start = System.nanoTime();

    long millis() {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
