package io.github.synctck.spec.value;

/**
 * One column value, as the client knows it after parsing JSON.
 *
 * <p>Numbers are doubles, as in the client: an integer above 2^53 has already lost digits. Equality is structural, so
 * {@code 1} and {@code 1.0} are the same value.
 */
public sealed interface Value {
    /** JSON null. */
    Value NULL = new Null();

    /** JSON true. */
    Value TRUE = new Bool(true);

    /** JSON false. */
    Value FALSE = new Bool(false);

    /** The value of a text. */
    static Value of(String text) {
        return new Text(text);
    }

    /** The value of a number; negative zero becomes zero, as the client stores it. */
    static Value of(double number) {
        return new Num(number);
    }

    /** The value of a boolean. */
    static Value of(boolean flag) {
        return flag ? TRUE : FALSE;
    }

    /** This value as canonical JSON text: what {@code JSON.stringify} prints for it. */
    String json();

    /** A JSON string. */
    record Text(String value) implements Value {
        @Override
        public String json() {
            return JsonText.quote(value);
        }

        @Override
        public String toString() {
            return json();
        }
    }

    /** A JSON number, a double as in the client. */
    record Num(double value) implements Value {
        public Num {
            value = value == 0 ? 0.0 : value;
        }

        @Override
        public String json() {
            return JsonText.number(value);
        }

        @Override
        public String toString() {
            return json();
        }
    }

    /** A JSON boolean. */
    record Bool(boolean value) implements Value {
        @Override
        public String json() {
            return Boolean.toString(value);
        }

        @Override
        public String toString() {
            return json();
        }
    }

    /** JSON null. */
    record Null() implements Value {
        @Override
        public String json() {
            return "null";
        }

        @Override
        public String toString() {
            return json();
        }
    }

    /** An array or object where a plain value belongs, kept as canonical JSON; no correct message holds one. */
    record Opaque(String json) implements Value {
        @Override
        public String toString() {
            return json;
        }
    }
}
