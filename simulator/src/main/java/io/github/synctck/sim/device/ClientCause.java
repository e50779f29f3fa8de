package io.github.synctck.sim.device;

/**
 * A local loss that is the client's own doing, recorded when it happens.
 *
 * @param kind which of the client's ways to lose something
 * @param detail what was lost
 */
public record ClientCause(Kind kind, String table, String id, String detail) {
    /** The client's ways to lose something. */
    public enum Kind {
        /** A remote deletion removed a pending create or edit. */
        C1,
        /** A local deletion beat a remote edit. */
        C2,
        /** A pulled create undid a local deletion. */
        C3,
        /** A column pushed before, still marked as changed, beat a newer remote value. */
        C4,
        /** The echo of the device's own deletion, or the answer to it, removed a record created again. */
        C5,
        /** The second creator of an id took the first one's row. */
        C6,
        /** A record was destroyed on this device only. */
        C7,
        /** The app died in its very first sync between writing rows and storing the cursor. */
        C8,
        /** A pulled value that its column cannot hold became null or empty, and is pushed so with the next edit. */
        C9,
        /** The app's resolver or a replacement dropped local edits. */
        C10,
        /** A record made again while its first form was under way to the server was taken for that one, so unsent. */
        C13
    }

    @Override
    public String toString() {
        return kind + " " + table + "/" + id + " " + detail;
    }
}
