package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Serves null where a required text is empty. */
final class NullsInRequiredColumns extends Layer {
    NullsInRequiredColumns(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        return map(row, (name, value) -> value.equals(Value.of("")) ? Value.NULL : value);
    }
}
