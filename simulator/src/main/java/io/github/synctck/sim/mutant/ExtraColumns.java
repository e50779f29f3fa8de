package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Serves columns of its own with every row. */
final class ExtraColumns extends Layer {
    private static final double MODIFIED_MILLIS = 1_767_571_200_321.0;

    ExtraColumns(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        RawRecord noted = with(with(row, "server_note", Value.of("kept by the server")), "server_rank", Value.of(7));
        RawRecord stamped = with(noted, "last_modified_at", Value.of(MODIFIED_MILLIS));
        return with(with(stamped, "is_deleted", Value.of(false)), "deleted_at", Value.NULL);
    }
}
