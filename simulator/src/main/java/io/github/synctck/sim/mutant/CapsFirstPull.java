package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Serves at most the thousand rows of a table that the query interface gives without a page. */
final class CapsFirstPull extends Layer {
    private static final int ROWS_MAX = 1_000;

    CapsFirstPull(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        return request.lastPulledAt() != null
                ? changes
                : new TableChanges(
                        changes.created().stream().limit(ROWS_MAX).toList(),
                        changes.updated().stream().limit(ROWS_MAX).toList(),
                        changes.deleted());
    }
}
