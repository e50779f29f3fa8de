package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Keeps times in a column that knows seconds only. */
final class RoundsTimesToSeconds extends Layer {
    RoundsTimesToSeconds(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord pushedRecord(String table, RawRecord row) {
        return map(
                row,
                (name, value) -> value instanceof Value.Num number && number.value() > 1e12
                        ? Value.of(Math.floor(number.value() / 1000) * 1000)
                        : value);
    }
}
