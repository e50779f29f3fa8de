package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Refuses an app whose schema it does not know. */
final class RefusesNewerSchemas extends Layer {
    RefusesNewerSchemas(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PullResponse pull(PullRequest request) {
        return request.schemaVersion() > profile.schema().version()
                ? Refused.malformed("the schema version is unknown")
                : super.pull(request);
    }
}
