package io.github.synctck.server.postgres;

/**
 * From where a pull reads.
 *
 * @param cursor the stamp that the client has seen; the least number for a first pull
 * @param exclusive everything above it is delivered; below the cursor where equal stamps are delivered again
 */
record Since(long cursor, long exclusive) {
    static final Since NEVER = new Since(Long.MIN_VALUE, Long.MIN_VALUE);

    boolean isFirst() {
        return cursor == Long.MIN_VALUE;
    }
}
