package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Serves 1 for true and 0 for false. */
final class BooleansAsNumbers extends Layer {
    BooleansAsNumbers(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        return map(row, (name, value) -> value instanceof Value.Bool flag ? Value.of(flag.value() ? 1 : 0) : value);
    }
}
