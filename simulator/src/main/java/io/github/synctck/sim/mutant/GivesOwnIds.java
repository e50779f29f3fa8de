package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Serves records under an id of the database instead of the client's. */
final class GivesOwnIds extends Layer {
    GivesOwnIds(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        return row.withId("own" + row.id());
    }
}
