package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Makes the last second of January 19th, 2038 of later times. */
final class ClampsLateTimes extends Layer {
    ClampsLateTimes(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "clamps-late-times",
                "F48",
                Making.layer(ClampsLateTimes::new),
                "The column of a time counts seconds in 32 bits.",
                "LOSS-01");
    }

    private static final double LATEST_MILLIS = 2_147_483_647_000.0;

    @Override
    protected RawRecord pushedRecord(String table, RawRecord row) {
        return map(
                row,
                (name, value) -> value instanceof Value.Num number && isTooLate(number.value())
                        ? Value.of(LATEST_MILLIS)
                        : value);
    }

    private static boolean isTooLate(double millis) {
        return millis > LATEST_MILLIS && millis < 10 * LATEST_MILLIS;
    }
}
