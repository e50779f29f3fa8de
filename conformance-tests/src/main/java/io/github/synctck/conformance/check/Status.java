package io.github.synctck.conformance.check;

import java.util.Locale;

/** What is known of a requirement; the first in this order wins when several cases judge one requirement. */
public enum Status {
    /** A case shows the server broke the requirement. */
    FAIL,
    /** The kit broke; nothing is said about the server. */
    ERROR,
    /** A case exercised the requirement and the server kept it. */
    PASS,
    /** The situation never arose, or the evidence is ambiguous, or a prerequisite failed. */
    UNKNOWN,
    /** The target does not declare what the case needs, or declares to deviate. */
    SKIPPED,
    /** No case judges the requirement. Never the status of a case. */
    UNTESTED;

    /** The stronger of two. */
    public Status merge(Status other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The word in machine-readable output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
