package io.github.synctck.spec.message;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks when it pulls. Requirement PULL-01.
 *
 * @param lastPulledAt the timestamp of the last pull, null for a first pull
 * @param schemaVersion the app's schema version, from 1
 * @param migration what was upgraded since the last pull, or null
 */
public record PullRequest(
        @Nullable Cursor lastPulledAt,
        int schemaVersion,
        @Nullable Migration migration) {
    /** A first pull. */
    public static PullRequest first(int schemaVersion) {
        return new PullRequest(null, schemaVersion, null);
    }

    /** A pull from a cursor, without a migration. */
    public static PullRequest since(@Nullable Cursor cursor, int schemaVersion) {
        return new PullRequest(cursor, schemaVersion, null);
    }
}
