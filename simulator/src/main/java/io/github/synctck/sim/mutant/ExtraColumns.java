package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Serves columns of its own with every row. */
final class ExtraColumns extends Layer {
    ExtraColumns(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        return with(with(row, "server_note", Value.of("kept by the server")), "server_rank", Value.of(7));
    }
}
