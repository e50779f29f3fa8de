package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Fails where an update changes no row. */
final class RefusesUnknownUpdates extends Layer {
    RefusesUnknownUpdates(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        Changes all = all();
        boolean unknown = request.changes().tables().entrySet().stream()
                .anyMatch(table ->
                        table.getValue().updated().stream().anyMatch(row -> !holds(all, table.getKey(), row.id())));
        return unknown ? Making.CRASH : super.push(request);
    }
}
