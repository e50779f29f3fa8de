package io.github.synctck.sim.device;

import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.value.Value;
import org.jspecify.annotations.Nullable;

/** How the client keeps a timestamp: as a text, read back by its leading decimal digits. */
final class StoredCursor {
    private StoredCursor() {}

    /** The text that is stored. */
    static String write(Cursor timestamp) {
        return timestamp.text();
    }

    /** The cursor that the next pull sends; null where nothing usable is stored. */
    static @Nullable Cursor read(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        int end = 0;
        while (end < stored.length() && Character.isDigit(stored.charAt(end))) {
            end++;
        }
        double number = end == 0 ? 0 : Double.parseDouble(stored.substring(0, end));
        return number == 0 ? null : Cursor.of(number);
    }

    /** Whether the client takes it as a timestamp: a number above zero. */
    static boolean isValid(Cursor timestamp) {
        return timestamp.value() instanceof Value.Num number && number.value() > 0;
    }
}
