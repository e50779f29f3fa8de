package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.function.LongSupplier;

/** Lets an update bring a deleted record back. */
final class UpdatesRevive extends Dataset {
    UpdatesRevive(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected List<Hit> editsOfTombstones(Changes changes) {
        return List.of();
    }

    @Override
    protected void update(Table table, RawRecord record, double seen, double stamp) {
        rows.upsert(table, record, seen, stamp);
    }
}
