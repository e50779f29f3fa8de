package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Takes the creation of a deleted id, and leaves the mark of deletion on it. */
final class RecreatesDead extends Dataset {
    RecreatesDead(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void create(Table table, RawRecord record, double seen, double stamp) {
        if (rows.tombstone(table, record.id()) == null) {
            super.create(table, record, seen, stamp);
        } else {
            rows.bury(table, record.id(), stamp);
        }
    }
}
