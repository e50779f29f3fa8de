package io.github.synctck.conformance.suite;

import java.io.Serial;

/** A case cannot be written for this profile; the message says why, for a report. */
public final class Inapplicable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** With the reason, a few words. */
    public Inapplicable(String reason) {
        super(reason);
    }
}
