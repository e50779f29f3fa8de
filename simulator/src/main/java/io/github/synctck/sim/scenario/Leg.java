package io.github.synctck.sim.scenario;

/**
 * One exchange of a sync.
 *
 * @param latencyMillis simulated time from the start of the exchange to the server's work, at least 0
 * @param fate what the network does to it
 * @param answerMillis simulated time from the server's work on a push to the device's hearing of it, at least 0; for a
 *     pull 0, since what happens in that time could as well happen before or after it
 */
public record Leg(long latencyMillis, Fate fate, long answerMillis) {
    /** An exchange that nothing disturbs. */
    public static final Leg CLEAN = new Leg(0, Fate.DELIVER);

    public Leg {
        if (latencyMillis < 0 || answerMillis < 0) {
            throw new IllegalArgumentException("latency below zero: " + Math.min(latencyMillis, answerMillis));
        }
    }

    /** An exchange whose answer takes no time. */
    public Leg(long latencyMillis, Fate fate) {
        this(latencyMillis, fate, 0);
    }
}
