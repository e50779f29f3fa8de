package io.github.synctck.conformance.soak;

import java.util.concurrent.locks.LockSupport;

/** At most so many requests per second, over all threads, evenly spread. */
final class Throttle {
    private final long spacingNanos;
    private long next = System.nanoTime();

    Throttle(int perSecond) {
        this.spacingNanos = 1_000_000_000L / perSecond;
    }

    /** Waits for its turn; returns at once where the thread is interrupted. */
    void acquire() {
        long turn = reserve();
        while (turn - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(turn - System.nanoTime());
        }
    }

    private synchronized long reserve() {
        long now = System.nanoTime();
        long turn = Math.max(now, next);
        next = turn + spacingNanos;
        return turn;
    }
}
