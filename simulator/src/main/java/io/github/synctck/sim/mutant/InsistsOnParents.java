package io.github.synctck.sim.mutant;

import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Profile;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Refuses a child whose parent does not exist, as a plain foreign key does. */
final class InsistsOnParents extends Dataset {
    InsistsOnParents(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        Set<RecordKey> orphans = Orphans.in(changes, profile.schema(), rows);
        return orphans.isEmpty()
                ? super.conflict(changes, seen)
                : orphans.iterator().next() + " violates a foreign key";
    }
}
