package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Selects every column of a table, also the one that nobody should see. */
final class ServesPasswordHashes extends Layer {
    ServesPasswordHashes(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        return with(row, "password_hash", Value.of("$2b$12$abcdefghijklmnopqrstuv"));
    }
}
