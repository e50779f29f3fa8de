package io.github.synctck.sim.random;

import java.util.Locale;

/** A 64-bit seed; {@link #stream} derives independent randomness by name, so a new consumer shifts no other. */
public record Seed(long value) {
    /** Decimal, or hexadecimal with {@code 0x}; throws {@link NumberFormatException} for anything else. */
    public static Seed parse(String text) {
        String trimmed = text.trim().toLowerCase(Locale.ROOT);
        if (trimmed.startsWith("0x")) {
            return new Seed(Long.parseUnsignedLong(trimmed.substring(2), 16));
        }
        return new Seed(Long.parseLong(trimmed));
    }

    /** The stream of that name. */
    public Prng stream(String name) {
        return new Prng(mixed(name));
    }

    /** The seed of the {@code index}th member of a named family, such as the scenarios of a campaign. */
    public Seed child(String name, long index) {
        return new Seed(Prng.mix(mixed(name) + index * 0x9E3779B97F4A7C15L));
    }

    private long mixed(String name) {
        long state = value;
        for (int i = 0; i < name.length(); i++) {
            state = Prng.mix(state ^ name.charAt(i));
        }
        return Prng.mix(state);
    }

    @Override
    public String toString() {
        return "0x" + Long.toHexString(value);
    }
}
