package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;
import java.util.stream.Stream;

/** Lists a created record among the updated ones as well. */
final class CreatedStandTwice extends Layer {
    CreatedStandTwice(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        List<RawRecord> updated = Stream.concat(changes.created().stream(), changes.updated().stream())
                .toList();
        return new TableChanges(changes.created(), updated, changes.deleted());
    }
}
