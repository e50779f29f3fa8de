package io.github.synctck.spec.server;

import org.jspecify.annotations.Nullable;

/** What the operator of a test server does to the data of one user or of everybody. */
public interface Operator {
    /**
     * Forgets rows and tombstones without a trace, as if they had never been. Cursors that were given out before are
     * expired; an account that nobody has used since is a new one.
     *
     * @param userId whose; null for everybody's
     */
    void reset(@Nullable String userId);

    /**
     * Removes the tombstones made before an instant; cursors that have not seen them all are expired.
     *
     * @param userId whose; null for everybody's
     * @param beforeMillis the instant, by the clock of the stamps, in milliseconds since 1970
     * @return how many were removed
     */
    long purge(@Nullable String userId, long beforeMillis);
}
