package io.github.synctck.spec.profile;

/**
 * The declared reading of each point that the protocol leaves open.
 *
 * @param conflict what happens to a push over an unseen version (P1 to P3)
 * @param buckets how live rows are divided between {@code created} and {@code updated} (P8)
 * @param firstPullTombstones whether a first pull lists deleted ids (P17)
 */
public record Policies(Conflict conflict, Buckets buckets, FirstPullTombstones firstPullTombstones) {

    /** What happens to a push over a version that its sender had not seen. */
    public enum Conflict {
        /** The whole push is refused, as the public text demands. */
        REJECT,
        /** The push wins; the overwritten version is declared loss. */
        LAST_WRITE_WINS
    }

    /** How live rows are divided between {@code created} and {@code updated}. */
    public enum Buckets {
        /** Everything in {@code updated}; goes with the client's {@code sendCreatedAsUpdated}. */
        UPDATED_ONLY,
        /** By creation stamp, but never {@code created} for a device that may hold the row already. */
        SPLIT,
        /** By creation stamp alone, as the public text recommends; undoes deletions. */
        PLAIN_SPLIT
    }

    /** Whether a first pull lists deleted ids. */
    public enum FirstPullTombstones {
        NONE,
        ALL
    }
}
