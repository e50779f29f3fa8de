package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;

/** Serves at most two thousand rows over all tables. */
final class CapsAnswers extends Layer {
    private static final int ROWS_MAX = 2_000;
    private int left;

    CapsAnswers(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected PullResponse answered(PullRequest request, PullResponse.Accepted answer) {
        left = ROWS_MAX;
        return super.answered(request, answer);
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        List<RawRecord> created = changes.created().stream().limit(left).toList();
        left -= created.size();
        List<RawRecord> updated = changes.updated().stream().limit(left).toList();
        left -= updated.size();
        return new TableChanges(created, updated, changes.deleted());
    }
}
