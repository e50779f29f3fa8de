package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;

/** Pulls deliver what was created and what was deleted, never what was updated. */
final class DropsUpdates extends Layer {
    DropsUpdates(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        return new TableChanges(changes.created(), List.of(), changes.deleted());
    }
}
