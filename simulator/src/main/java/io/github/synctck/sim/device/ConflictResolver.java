package io.github.synctck.sim.device;

import io.github.synctck.spec.message.RawRecord;

/** The app's own say in a merge. Source: client, conflictResolver. */
@FunctionalInterface
public interface ConflictResolver {
    /** The server's row as it came; local edits are given up. */
    ConflictResolver SERVER_WINS = (table, local, remote, resolved) -> Resolutions.synced(local, remote);

    /**
     * The row to keep; asked for every local row that a pull would change, bookkeeping columns included.
     *
     * @param table the table
     * @param local the row as it is
     * @param remote the pulled record, without bookkeeping columns
     * @param resolved what the client would make of them
     */
    RawRecord resolve(String table, RawRecord local, RawRecord remote, RawRecord resolved);
}
