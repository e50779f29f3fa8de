package io.github.synctck.conformance.soak;

/** What one push says of one record. Guarded by its ledger. */
final class Write {
    /** A position that lies after all others. */
    static final long NEVER = Long.MAX_VALUE;

    final Sent by;

    /** The row's fingerprint; {@link Fingerprint#NO_ROW} for a deletion. */
    final long print;

    /** When an acknowledged write that began after this one had ended was acknowledged itself. */
    long replacedAt = NEVER;

    boolean replacedByDeletion;

    /** Whether it certainly changed the record if it was accepted. */
    boolean effective;

    Write(Sent by, long print) {
        this.by = by;
        this.print = print;
    }

    boolean isDeletion() {
        return print == Fingerprint.NO_ROW;
    }

    @Override
    public String toString() {
        return (isDeletion() ? "the deletion" : "the row") + " that " + by;
    }
}
