package io.github.synctck.sim.scenario;

/**
 * One exchange of a sync.
 *
 * @param latencyMillis simulated time from the start of the exchange to the server's work, at least 0
 * @param fate what the network does to it
 */
public record Leg(long latencyMillis, Fate fate) {
    /** An exchange that nothing disturbs. */
    public static final Leg CLEAN = new Leg(0, Fate.DELIVER);

    public Leg {
        if (latencyMillis < 0) {
            throw new IllegalArgumentException("latency below zero: " + latencyMillis);
        }
    }
}
