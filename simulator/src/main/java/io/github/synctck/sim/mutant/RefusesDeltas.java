package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Serves a first pull, and fails on every pull with a cursor. */
final class RefusesDeltas extends Layer {
    RefusesDeltas(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PullResponse pull(PullRequest request) {
        return request.lastPulledAt() == null ? super.pull(request) : Making.CRASH;
    }
}
