package io.github.synctck.spec.schema;

import io.github.synctck.spec.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One column of a synced table, as the client declares it; {@code id} is never listed.
 *
 * @param name the name on the wire
 * @param type the client's type
 * @param optional whether the client keeps null; otherwise null becomes the type's empty value
 * @param since the schema version that added the column
 * @param reference the parent that the column names by id, or null
 */
public record Column(
        String name,
        ColumnType type,
        boolean optional,
        int since,
        @Nullable Reference reference) {

    /**
     * A foreign key.
     *
     * @param table the parent's table
     * @param cascade whether deleting the parent deletes the row
     */
    public record Reference(String table, boolean cascade) {}

    /** What the client stores where a row lacks the column: null if optional, else the type's empty value. */
    public Value defaultValue() {
        if (optional) {
            return Value.NULL;
        }
        return switch (type) {
            case STRING -> Value.of("");
            case NUMBER -> Value.of(0);
            case BOOLEAN -> Value.FALSE;
        };
    }

    /**
     * The value that the client keeps for {@code raw}: itself if it fits the type, else {@link #defaultValue()}.
     * Nothing is converted, except that a boolean column takes the numbers 0 and 1. Source: client, sanitization.
     */
    public Value sanitize(Value raw) {
        return switch (type) {
            case STRING -> raw instanceof Value.Text ? raw : defaultValue();
            case NUMBER -> raw instanceof Value.Num n && Double.isFinite(n.value()) ? raw : defaultValue();
            case BOOLEAN -> sanitizeBoolean(raw);
        };
    }

    private Value sanitizeBoolean(Value raw) {
        if (raw instanceof Value.Bool) {
            return raw;
        }
        if (raw instanceof Value.Num n && (n.value() == 0 || n.value() == 1)) {
            return Value.of(n.value() == 1);
        }
        return defaultValue();
    }
}
