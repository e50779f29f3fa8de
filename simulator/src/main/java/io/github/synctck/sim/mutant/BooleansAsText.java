package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Serves booleans as the words t and f. */
final class BooleansAsText extends Layer {
    BooleansAsText(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        return map(row, (name, value) -> value instanceof Value.Bool flag ? Value.of(flag.value() ? "t" : "f") : value);
    }
}
