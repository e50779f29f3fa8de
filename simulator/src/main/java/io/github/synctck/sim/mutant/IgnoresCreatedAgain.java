package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Creates a record if it is absent, and otherwise does nothing. */
final class IgnoresCreatedAgain extends Dataset {
    IgnoresCreatedAgain(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void create(Table table, RawRecord record, double seen, double stamp) {
        if (rows.row(table, record.id()) == null) {
            super.create(table, record, seen, stamp);
        }
    }
}
