package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Refuses a push with a table that it does not know. */
final class RefusesUnknownTables extends Layer {
    RefusesUnknownTables(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        boolean known = profile.schema()
                .tables()
                .keySet()
                .containsAll(request.changes().tables().keySet());
        return known ? super.push(request) : Refused.malformed("a table is unknown");
    }
}
