package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;

/** Answers a pull with a migration by a query of its own, which knows no deletions. */
final class MigratesWithoutDeletions extends Layer {
    MigratesWithoutDeletions(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        boolean deltaOfUpgrade = request.migration() != null && request.lastPulledAt() != null;
        return deltaOfUpgrade ? new TableChanges(changes.created(), changes.updated(), List.of()) : changes;
    }
}
