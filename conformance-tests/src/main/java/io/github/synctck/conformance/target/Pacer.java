package io.github.synctck.conformance.target;

import java.time.Duration;

/**
 * Settled time: between a write and a read, and between a read and a write, at least one tick of the target's clock
 * passes, so that what is judged does not hang on ties. A whole resolution on this machine's clock is enough, wherever
 * the ticks fall. Safe for many threads.
 */
final class Pacer {
    private long resolutionNanos;
    private boolean on = true;
    private long pulledAt;
    private long pushedAt;

    /** Ticks of that length; zero waits for nothing. */
    Pacer(Duration resolution) {
        this.resolutionNanos = resolution.toNanos();
        long past = System.nanoTime() - resolutionNanos;
        this.pulledAt = past;
        this.pushedAt = past;
    }

    /** Whether the next play waits at all; cases about ties do not. */
    synchronized void settle(boolean settled) {
        on = settled;
    }

    /** From now on ticks are at least that long. */
    synchronized void lengthen(Duration resolution) {
        resolutionNanos = Math.max(resolutionNanos, resolution.toNanos());
    }

    void beforePull() {
        await(false);
    }

    void beforePush() {
        await(true);
    }

    synchronized void pulled() {
        pulledAt = System.nanoTime();
    }

    synchronized void pushed() {
        pushedAt = System.nanoTime();
    }

    private synchronized long remaining(boolean push) {
        long since = System.nanoTime() - (push ? pulledAt : pushedAt);
        return on ? resolutionNanos - since : 0;
    }

    private void await(boolean push) {
        long nanos = remaining(push);
        if (nanos <= 0) {
            return;
        }
        try {
            Thread.sleep(Duration.ofNanos(nanos).plusMillis(1).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
