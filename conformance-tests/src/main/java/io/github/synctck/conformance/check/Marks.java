package io.github.synctck.conformance.check;

import java.util.Arrays;

/** The places in chains of pulls from which on something is known: one position per chain, the earliest. */
final class Marks {
    private static final int[] NONE = {};

    private int[] chains = NONE;
    private int[] positions = NONE;
    private int size;

    /** Known from that place on. */
    void add(Chains.Place place) {
        int at = find(place.chain());
        if (at >= 0) {
            positions[at] = Math.min(positions[at], place.position());
            return;
        }
        if (size == chains.length) {
            chains = Arrays.copyOf(chains, size * 2 + 2);
            positions = Arrays.copyOf(positions, size * 2 + 2);
        }
        chains[size] = place.chain();
        positions[size] = place.position();
        size++;
    }

    /** Known no longer on that chain. */
    void remove(int chain) {
        int at = find(chain);
        if (at >= 0) {
            size--;
            chains[at] = chains[size];
            positions[at] = positions[size];
        }
    }

    /** Whether it is known at that place: marked there, or earlier on the chain, or before the chain forked off. */
    boolean reach(Chains.Place place, Chains all) {
        for (Chains.Place at = place; at != null; at = all.fork(at.chain())) {
            int found = find(at.chain());
            if (found >= 0 && positions[found] <= at.position()) {
                return true;
            }
        }
        return false;
    }

    private int find(int chain) {
        for (int i = 0; i < size; i++) {
            if (chains[i] == chain) {
                return i;
            }
        }
        return -1;
    }
}
