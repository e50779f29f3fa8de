package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Serves at most a thousand changed rows of a table and moves the timestamp on. */
final class CapsDeltas extends Layer {
    private static final int ROWS_MAX = 1_000;

    CapsDeltas(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        return request.lastPulledAt() == null
                ? changes
                : new TableChanges(
                        changes.created().stream().limit(ROWS_MAX).toList(),
                        changes.updated().stream().limit(ROWS_MAX).toList(),
                        changes.deleted());
    }
}
