package io.github.synctck.conformance.soak;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A row in sixty-four bits: its columns as the client keeps them, without the owner's, which the server sets. Two rows of
 * one fingerprint are taken for the same one.
 */
final class Fingerprint {
    /** What stands for a deletion. */
    static final long NO_ROW = 0;

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /** The fingerprint of a row as pushed, pulled or kept; never {@link #NO_ROW}. FNV-1a over the columns' JSON. */
    static long of(Table table, RawRecord record, @Nullable String ownerColumn) {
        long hash = OFFSET;
        for (Column column : table.columns().values()) {
            if (!column.name().equals(ownerColumn)) {
                Value raw = record.get(column.name());
                Value kept = raw == null ? column.defaultValue() : column.sanitize(raw);
                hash = mixed(hash, kept.json());
            }
        }
        return hash == NO_ROW ? 1 : hash;
    }

    private static long mixed(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return (hash ^ '\n') * PRIME;
    }
}
