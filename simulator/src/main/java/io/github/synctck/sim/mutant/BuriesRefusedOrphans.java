package io.github.synctck.sim.mutant;

import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Refuses a child whose parent does not exist, and lists it as deleted, so that the next pull takes it off the phone. */
final class BuriesRefusedOrphans extends Dataset {
    BuriesRefusedOrphans(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        String conflict = super.conflict(changes, seen);
        if (conflict != null) {
            return conflict;
        }
        Set<RecordKey> orphans = Orphans.in(changes, profile.schema(), rows);
        if (orphans.isEmpty()) {
            return null;
        }
        double stamp = nextStamp();
        for (Table table : profile.schema().parentsFirst()) {
            orphans.stream()
                    .filter(orphan -> orphan.table().equals(table.name()))
                    .forEach(orphan -> rows.bury(table, orphan.id(), stamp));
        }
        return orphans.iterator().next() + " hangs on a record that does not exist";
    }
}
