package io.github.synctck.conformance.doctor;

import io.github.synctck.conformance.target.CursorTick;
import io.github.synctck.conformance.target.TargetTrouble;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long a tick of a cursor lasts, without waiting for ticks as a run does: how fast the cursor moves while
 * nothing is written, for how long a change comes again, and which pause a change needs that must not be missed. The
 * unit says nothing of that: servers answer milliseconds and compare whole seconds. Used once, by one thread.
 */
final class TickProbe {
    /** What is finer than this cannot be told from the time that an exchange takes. */
    static final long FINE_MILLIS = CursorTick.FINE_MILLIS;

    private static final List<Long> PAUSES_MILLIS = List.of(50L, 100L, 250L, 500L, 1_000L, 2_000L, 5_000L);
    private static final int WRITES = 3;
    private static final double TOLERANCE = 1.25;
    private static final int PAUSE_TRIES = 2;
    private static final long AGAIN_MILLIS_MAX = 3_000;
    private static final long BETWEEN_WRITES_MILLIS = 137;

    private final SyncServer server;
    private final int schemaVersion;
    private @Nullable Cursor cursor;

    TickProbe(SyncServer server, int schemaVersion) {
        this.server = server;
        this.schemaVersion = schemaVersion;
    }

    /**
     * What was measured.
     *
     * @param tickMillis how long a tick lasts at most; at most {@link #FINE_MILLIS} where none was seen
     * @param idle whether the cursor stands still while nothing is written
     * @param missed whether a change was missed that was written right after a pull
     * @param unbounded whether changes come again, or are missed, for longer than was waited for
     * @param written whether rows could be written for it
     */
    record Measured(long tickMillis, boolean idle, boolean missed, boolean unbounded, boolean written) {}

    /** Measures; with marks to write where the target takes some. Throws {@link TargetTrouble} on trouble. */
    Measured measure(Optional<Marks> marks) {
        CursorTick reading = CursorTick.read(since -> pull().timestamp());
        if (marks.isEmpty()) {
            return new Measured(nice(reading.tickMillis()), reading.idle(), false, false, false);
        }
        Marks own = marks.get();
        long longest = reading.tickMillis();
        boolean missed = false;
        for (int i = 0; i < WRITES && !missed && reading.tickMillis() <= FINE_MILLIS; i++) {
            long again = again(own);
            missed = again < 0;
            longest = Math.max(longest, again);
            // What came again stops at the end of a tick, so that the next row is written at the beginning of one.
            sleep(again > FINE_MILLIS ? 0 : BETWEEN_WRITES_MILLIS);
        }
        boolean unbounded = longest >= AGAIN_MILLIS_MAX;
        if (missed) {
            long pause = pauseNeeded(own);
            unbounded = pause < 0;
            longest = Math.max(longest, pause);
        }
        own.delete(pull().timestamp());
        return new Measured(nice(longest), reading.idle(), missed, unbounded, true);
    }

    /**
     * For how many milliseconds a change came again; -1 where a pull missed it that had to bring it. That it comes again
     * tells where the clock stood when the pull before was answered; what has passed since may be a slow exchange.
     */
    private long again(Marks marks) {
        write(marks);
        long written = System.nanoTime();
        long asked = written;
        if (marks.in(pull().changes()).isEmpty()) {
            return -1;
        }
        long seen = 0;
        while (seen < AGAIN_MILLIS_MAX) {
            long next = System.nanoTime();
            if (marks.in(pull().changes()).isEmpty()) {
                return seen;
            }
            long stood = (asked - written) / 1_000_000;
            seen = Math.max(1, stood < FINE_MILLIS / 2 ? stood : millisSince(written));
            asked = next;
            sleep(FINE_MILLIS / 2);
        }
        return seen;
    }

    /** The shortest pause between a pull and a write with which nothing is missed; -1 where none is long enough. */
    private long pauseNeeded(Marks marks) {
        for (long pause : PAUSES_MILLIS) {
            int arrived = 0;
            for (int i = 0; i < PAUSE_TRIES; i++) {
                arrived += arrives(marks, pause) ? 1 : 0;
            }
            if (arrived == PAUSE_TRIES) {
                return pause;
            }
        }
        return -1;
    }

    private boolean arrives(Marks marks, long pauseMillis) {
        pull();
        sleep(pauseMillis + 1);
        write(marks);
        return marks.in(pull().changes()).isPresent();
    }

    private void write(Marks marks) {
        Cursor seen = cursor;
        if (seen == null) {
            throw new IllegalStateException("a pull comes before a push");
        }
        if (!(marks.write(seen) instanceof PushResponse.Accepted)) {
            throw new TargetTrouble("a second new row of " + marks.table() + " was not taken");
        }
    }

    private PullResponse.Accepted pull() {
        PullResponse answer = server.pull(PullRequest.since(cursor, schemaVersion));
        if (answer instanceof PullResponse.Accepted accepted) {
            cursor = accepted.timestamp();
            return accepted;
        }
        throw new TargetTrouble("the target stopped answering pulls while its cursor was measured");
    }

    private static long nice(long millis) {
        if (millis <= FINE_MILLIS) {
            return millis;
        }
        return PAUSES_MILLIS.stream()
                .filter(each -> millis <= each * TOLERANCE)
                .findFirst()
                .orElse(millis);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
