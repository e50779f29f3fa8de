package io.github.synctck.spec.server;

import io.github.synctck.spec.message.RawRecord;

/** Something that happens to one user's data behind the two endpoints: an administrator, a job, another service. */
public sealed interface ServerAction {
    /** Which kind it is. */
    Kind kind();

    /** The kinds that a server may offer. */
    enum Kind {
        EDIT,
        DELETE,
        GRANT,
        REVOKE,
        PURGE,
        ADVANCE
    }

    /** Columns of a record are written; a record that does not exist is made, the others keep what is not named. */
    record Edit(String table, RawRecord record) implements ServerAction {
        @Override
        public Kind kind() {
            return Kind.EDIT;
        }
    }

    /** A record and what hangs below it is deleted; an id without a record is ignored. */
    record Delete(String table, String id) implements ServerAction {
        @Override
        public Kind kind() {
            return Kind.DELETE;
        }
    }

    /** A record that was revoked is the user's again, as it was; one that was not is left alone. */
    record Grant(String table, String id) implements ServerAction {
        @Override
        public Kind kind() {
            return Kind.GRANT;
        }
    }

    /** The user loses sight of a record and of what hangs below it: for the devices it is deleted. */
    record Revoke(String table, String id) implements ServerAction {
        @Override
        public Kind kind() {
            return Kind.REVOKE;
        }
    }

    /** All tombstones are purged; cursors that have not seen them all are expired from then on. */
    record Purge() implements ServerAction {
        @Override
        public Kind kind() {
            return Kind.PURGE;
        }
    }

    /**
     * The server's clock jumps, for all users.
     *
     * @param millis how far; backwards where negative
     */
    record Advance(long millis) implements ServerAction {
        @Override
        public Kind kind() {
            return Kind.ADVANCE;
        }
    }
}
