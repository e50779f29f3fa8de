package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Writes an update and leaves the row's stamp as it was. */
final class UpdatesWithoutStamp extends Dataset {
    UpdatesWithoutStamp(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void update(Table table, RawRecord record, double seen, double stamp) {
        StoredRow before = rows.row(table, record.id());
        super.update(table, record, seen, before == null ? stamp : before.changed());
    }
}
