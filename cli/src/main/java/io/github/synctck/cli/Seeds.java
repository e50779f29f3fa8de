package io.github.synctck.cli;

import io.github.synctck.sim.random.Seed;

/** Seeds as people type them. */
final class Seeds {
    private Seeds() {}

    static Seed parse(String text) {
        try {
            return Seed.parse(text);
        } catch (NumberFormatException e) {
            throw Complaint.usage("--seed should be a whole number, decimal or hex with 0x: " + text);
        }
    }

    /** The seeds from the first to the last, both included. */
    record Range(long first, long last) {}

    static Range range(String text) {
        String[] ends = text.split("\\.\\.", -1);
        if (ends.length != 2) {
            throw Complaint.usage("--seeds should look like 1..1000: " + text);
        }
        Range range = new Range(parse(ends[0]).value(), parse(ends[1]).value());
        if (range.first() > range.last()) {
            throw Complaint.usage("--seeds should begin with the smaller one: " + text);
        }
        return range;
    }
}
