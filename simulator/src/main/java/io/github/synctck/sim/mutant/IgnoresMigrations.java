package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Does not look at the migration of a pull. */
final class IgnoresMigrations extends Layer {
    IgnoresMigrations(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PullResponse pull(PullRequest request) {
        return super.pull(PullRequest.since(request.lastPulledAt(), request.schemaVersion()));
    }
}
