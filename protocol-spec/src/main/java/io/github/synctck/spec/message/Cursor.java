package io.github.synctck.spec.message;

import io.github.synctck.spec.value.Value;

/**
 * A pull cursor: opaque, sent back as it was received.
 *
 * @param value the timestamp as the server wrote it; a number from a correct server
 */
public record Cursor(Value value) {
    /** A numeric cursor. */
    public static Cursor of(double number) {
        return new Cursor(Value.of(number));
    }

    /** The number, or NaN where the cursor is none. */
    public double number() {
        return value instanceof Value.Num n ? n.value() : Double.NaN;
    }

    /** The JSON text. */
    public String text() {
        return value.json();
    }

    @Override
    public String toString() {
        return text();
    }
}
