package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Refuses a new record whose content another one has already, and says so for ever. */
final class UniqueByContent extends Layer {
    UniqueByContent(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        Changes before = all();
        boolean taken = request.changes().tables().entrySet().stream()
                .anyMatch(entry -> entry.getValue().created().stream()
                        .anyMatch(row ->
                                Twins.of(before.table(entry.getKey()), row).isPresent()));
        return taken ? new Refused(409, "duplicate", "there is such a record already") : super.push(request);
    }
}
