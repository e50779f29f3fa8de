package io.github.synctck.sim.random;

import java.util.List;

/** A SplitMix64 generator: small, fast, the same on any JVM. One consumer each. */
public final class Prng {
    private long state;

    Prng(long state) {
        this.state = state;
    }

    static long mix(long input) {
        long z = input + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Sixty-four random bits. */
    public long nextLong() {
        long result = mix(state);
        state += 0x9E3779B97F4A7C15L;
        return result;
    }

    /** A number from 0 to {@code bound - 1}; the bound is at least 1. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(nextLong(), bound);
    }

    /** A number from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True in {@code percent} of one hundred draws. */
    public boolean chance(int percent) {
        return below(100) < percent;
    }

    /** One element of a list that is not empty. */
    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
