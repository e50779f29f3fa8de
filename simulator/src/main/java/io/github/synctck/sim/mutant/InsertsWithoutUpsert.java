package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Inserts what is created, and fails where the id exists. */
final class InsertsWithoutUpsert extends Layer {
    InsertsWithoutUpsert(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        Changes all = all();
        boolean exists = request.changes().tables().entrySet().stream()
                .anyMatch(table ->
                        table.getValue().created().stream().anyMatch(row -> holds(all, table.getKey(), row.id())));
        return exists ? Making.CRASH : super.push(request);
    }
}
