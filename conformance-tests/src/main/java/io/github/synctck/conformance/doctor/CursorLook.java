package io.github.synctck.conformance.doctor;

import java.time.Duration;

/** What a measured cursor means for a run. */
final class CursorLook {
    private CursorLook() {}

    /** Compares what was measured with what is declared. */
    static void look(TickProbe.Measured measured, Duration declared, Sheet sheet) {
        long tick = measured.tickMillis();
        if (measured.unbounded()) {
            sheet.warn(
                    Doctor.CURSOR,
                    measured.missed()
                            ? "a row that is written right after a pull is missed for ever, whatever the pause"
                            : "a row comes again with every pull for more than " + tick + " ms");
            return;
        }
        String moves = measured.idle() ? "it stands still while nothing is written" : "it moves with the clock";
        String bare = measured.written() ? "" : ", as far as reading shows";
        if (tick <= TickProbe.FINE_MILLIS) {
            sheet.ok(Doctor.CURSOR, moves + ", and no tick was measured that a run had to wait for" + bare);
        } else if (tick <= declared.toMillis()) {
            sheet.ok(
                    Doctor.CURSOR,
                    "a tick lasts about " + tick + " ms; the target file declares " + declared.toMillis() + bare);
        } else {
            String why = measured.missed() ? "; a row that is written in the tick of a pull is missed" : "";
            sheet.warn(
                    Doctor.CURSOR,
                    "a tick lasts about " + tick + " ms" + why + "; declare time: {resolution: " + tick
                            + "} in a target file, so that one coarse clock does not look like many faults");
        }
    }
}
