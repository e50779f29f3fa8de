package io.github.synctck.sim.time;

/** A moment of simulated time, in milliseconds since the scenario began. */
public record SimTime(long millis) implements Comparable<SimTime> {
    /** The beginning of the scenario. */
    public static final SimTime ZERO = new SimTime(0);

    /** The moment that many milliseconds later. */
    public SimTime plusMillis(long more) {
        return new SimTime(millis + more);
    }

    /** The later of two. */
    public SimTime max(SimTime other) {
        return millis >= other.millis ? this : other;
    }

    @Override
    public int compareTo(SimTime other) {
        return Long.compare(millis, other.millis);
    }

    @Override
    public String toString() {
        return millis + " ms";
    }
}
