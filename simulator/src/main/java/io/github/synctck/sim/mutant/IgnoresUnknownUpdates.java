package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Updates where the id exists; an update of an id that it does not know changes no row and succeeds. */
final class IgnoresUnknownUpdates extends Dataset {
    IgnoresUnknownUpdates(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void update(Table table, RawRecord record, double seen, double stamp) {
        if (rows.row(table, record.id()) != null) {
            super.update(table, record, seen, stamp);
        }
    }
}
