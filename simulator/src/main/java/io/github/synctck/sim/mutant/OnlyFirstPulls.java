package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Answers the first pull, and every later one with nothing. */
final class OnlyFirstPulls extends Layer {
    OnlyFirstPulls(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        return request.lastPulledAt() == null ? changes : TableChanges.NONE;
    }
}
