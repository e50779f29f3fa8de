package io.github.synctck.conformance.wire;

/**
 * Where one argument of a request goes.
 *
 * @param where the part of the request
 * @param name the key there; empty for nowhere and for a path, which has a hole for the argument
 * @param never how the absence of a value is written
 */
public record Place(Where where, String name, Never never) {
    /** The argument is not sent. */
    public static final Place NOWHERE = new Place(Where.NOWHERE, "", Never.OMIT);

    /** A key of the JSON body, with JSON null for no value. */
    public static Place body(String name) {
        return new Place(Where.BODY, name, Never.NULL);
    }

    /** A part of a request. */
    public enum Where {
        BODY,
        QUERY,
        HEADER,
        PATH,
        NOWHERE
    }

    /** How "never pulled" and "no migration" are written. */
    public enum Never {
        /** The key is left out. */
        OMIT,
        /** JSON null; the text {@code null} outside a body. */
        NULL,
        ZERO,
        /** The text {@code null}, in a body too. */
        TEXT_NULL,
        EMPTY
    }
}
