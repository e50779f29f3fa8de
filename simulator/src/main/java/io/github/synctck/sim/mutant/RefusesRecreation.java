package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps deleted rows under a unique id, so that nobody can create the id again. */
final class RefusesRecreation extends Dataset {
    RefusesRecreation(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        for (Table table : profile.schema().tables().values()) {
            for (RawRecord created : changes.table(table.name()).created()) {
                if (rows.tombstone(table, created.id()) != null) {
                    return table.name() + "/" + created.id() + " violates a unique constraint";
                }
            }
        }
        return super.conflict(changes, seen);
    }
}
