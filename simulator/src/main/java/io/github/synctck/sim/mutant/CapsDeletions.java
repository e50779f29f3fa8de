package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Lists at most a thousand deletions of a table. */
final class CapsDeletions extends Layer {
    private static final int IDS_MAX = 1_000;

    CapsDeletions(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        return new TableChanges(
                changes.created(),
                changes.updated(),
                changes.deleted().stream().limit(IDS_MAX).toList());
    }
}
