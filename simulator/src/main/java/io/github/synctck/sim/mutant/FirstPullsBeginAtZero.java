package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;

/** Leaves ids that sort before the digits out of first pulls. */
final class FirstPullsBeginAtZero extends Layer {
    FirstPullsBeginAtZero(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "first-pulls-begin-at-zero",
                "F52",
                Making.layer(FirstPullsBeginAtZero::new),
                "The first page asks for ids from the text 0 on.",
                "PULL-03");
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        return request.lastPulledAt() == null
                ? new TableChanges(fromZero(changes.created()), fromZero(changes.updated()), changes.deleted())
                : changes;
    }

    private static List<RawRecord> fromZero(List<RawRecord> records) {
        return records.stream()
                .filter(record -> record.id().compareTo("0") >= 0)
                .toList();
    }
}
