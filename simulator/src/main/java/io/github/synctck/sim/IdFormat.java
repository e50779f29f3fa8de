package io.github.synctck.sim;

import io.github.synctck.sim.random.Prng;

/** The forms of ids that servers take. */
public enum IdFormat {
    /** The client's own: sixteen letters and digits. */
    CLIENT("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 16),
    /** Version 4, in lower case. */
    UUID("0123456789abcdef", 32),
    /** Twenty-six characters of Crockford's alphabet; not ordered by time. */
    ULID("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 26);

    private final String alphabet;
    private final int length;

    IdFormat(String alphabet, int length) {
        this.alphabet = alphabet;
        this.length = length;
    }

    /** A new id. */
    String draw(Prng prng) {
        StringBuilder id = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            id.append(alphabet.charAt(prng.below(alphabet.length())));
        }
        if (this == ULID) {
            // The first character holds only three bits.
            id.setCharAt(0, '0');
        } else if (this == UUID) {
            id.setCharAt(12, '4');
            id.setCharAt(16, "89ab".charAt(prng.below(4)));
            for (int dash : new int[] {20, 16, 12, 8}) {
                id.insert(dash, '-');
            }
        }
        return id.toString();
    }
}
