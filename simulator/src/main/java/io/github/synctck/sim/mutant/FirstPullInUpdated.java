package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;
import java.util.stream.Stream;

/** Puts the rows of a first pull into updated. */
final class FirstPullInUpdated extends Layer {
    FirstPullInUpdated(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        if (request.lastPulledAt() != null) {
            return changes;
        }
        List<RawRecord> all = Stream.concat(changes.created().stream(), changes.updated().stream())
                .toList();
        return new TableChanges(List.of(), all, changes.deleted());
    }
}
