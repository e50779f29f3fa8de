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
}
