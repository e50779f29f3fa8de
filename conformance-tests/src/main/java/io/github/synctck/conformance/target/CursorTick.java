package io.github.synctck.conformance.target;

import io.github.synctck.spec.message.Cursor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a cursor moves while nothing is written, seen by pulling as often as makes sense.
 *
 * @param tickMillis how long the cursor stood still between two moves; 0 where no tick was seen
 * @param idle whether it stands still as long as nothing is written
 */
public record CursorTick(long tickMillis, boolean idle) {
    /** What is finer than this cannot be told from the time that an exchange takes. */
    public static final long FINE_MILLIS = 20;

    private static final long COARSE_MILLIS_MIN = 100;
    private static final long IDLE_MILLIS = 1_300;
    private static final long READING_MILLIS_MAX = 2_600;
    private static final int MOVES_MAX = 4;

    /** Reads for at most 2.6 s; {@code pull} pulls since a cursor, null at first, and returns the next. */
    public static CursorTick read(Function<@Nullable Cursor, Cursor> pull) {
        long started = System.nanoTime();
        long firstMove = 0;
        long lastMove = 0;
        int moves = 0;
        Cursor before = pull.apply(null);
        while (moves < MOVES_MAX && millisSince(started) < (moves == 0 ? IDLE_MILLIS : READING_MILLIS_MAX)) {
            Cursor now = pull.apply(before);
            if (!now.equals(before)) {
                lastMove = System.nanoTime();
                firstMove = moves == 0 ? lastMove : firstMove;
                moves++;
            }
            before = now;
            pause();
        }
        if (moves < 2) {
            return new CursorTick(0, moves == 0);
        }
        long tick = (lastMove - firstMove) / (moves - 1) / 1_000_000;
        // A cursor that moved between any two pulls may tick faster than they came.
        return new CursorTick(moves == MOVES_MAX && tick < COARSE_MILLIS_MIN ? 0 : tick, false);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static void pause() {
        try {
            Thread.sleep(FINE_MILLIS / 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
