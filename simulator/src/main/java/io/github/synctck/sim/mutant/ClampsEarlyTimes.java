package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Makes 0 of times before 1970. */
final class ClampsEarlyTimes extends Layer {
    ClampsEarlyTimes(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "clamps-early-times",
                "F48",
                Making.layer(ClampsEarlyTimes::new),
                "A negative number of milliseconds is thought to be a mistake of the client.",
                "LOSS-01");
    }

    @Override
    protected RawRecord pushedRecord(String table, RawRecord row) {
        return map(row, (name, value) -> value instanceof Value.Num number && number.value() < 0 ? Value.of(0) : value);
    }
}
