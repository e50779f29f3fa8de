package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Answers 404 to the deletion of what is not there. */
final class RefusesUnknownDeletes extends Layer {
    RefusesUnknownDeletes(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        Changes all = all();
        boolean unknown = request.changes().tables().entrySet().stream()
                .anyMatch(table -> table.getValue().deleted().stream().anyMatch(id -> !holds(all, table.getKey(), id)));
        return unknown ? new Refused(404, "not_found", "there is no such record") : super.push(request);
    }
}
