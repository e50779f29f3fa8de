package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;
import java.util.stream.Stream;

/** Sends again as created what a migration asks for. */
final class MigratesAsCreated extends Layer {
    MigratesAsCreated(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "migrates-as-created",
                "F17",
                Making.layer(MigratesAsCreated::new),
                "What is resent for new columns is put where new records stand.",
                "DERIVED-05");
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        Migration migration = request.migration();
        if (migration == null
                || request.lastPulledAt() == null
                || !migration.columns().containsKey(name)) {
            return changes;
        }
        List<RawRecord> created = Stream.concat(changes.created().stream(), changes.updated().stream())
                .toList();
        return new TableChanges(created, List.of(), changes.deleted());
    }
}
