package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Breaks over a push that names no cursor. */
final class NeedsACursorToPush extends Layer {
    NeedsACursorToPush(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        return request.lastPulledAt() == null ? Making.CRASH : super.push(request);
    }
}
