package io.github.synctck.conformance.doctor;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param name what it is, a word or two
 * @param status how it is
 * @param message one sentence without a full stop
 */
public record Check(String name, Status status, String message) {

    /** How something is. */
    public enum Status {
        OK,
        /** A run can start, but somebody should know this. */
        WARN,
        /** A run would say nothing about the server; this has to be mended first. */
        FAIL,
        /** Not looked at. */
        SKIP;

        /** The status as it is written everywhere. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
