package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;

/** Where a table has updated rows it leaves out the created ones, and moves the timestamp on all the same. */
final class AdvancesPastCreated extends Layer {
    AdvancesPastCreated(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        boolean mixed = request.lastPulledAt() != null && !changes.updated().isEmpty();
        return mixed ? new TableChanges(List.of(), changes.updated(), changes.deleted()) : changes;
    }
}
