package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.function.LongSupplier;

/** Acknowledges a record whose updated_at is older than the stored one, and does not write it. */
final class SkipsOlderClientTimes extends Dataset {
    private static final String TIME = "updated_at";

    SkipsOlderClientTimes(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "skips-older-client-times",
                "F5",
                Making.datasets(SkipsOlderClientTimes::new),
                "The upsert ends in WHERE excluded.updated_at >= t.updated_at, to keep late edits from winning.",
                "LOSS-01",
                "LIVE-01",
                "PULL-04");
    }

    @Override
    protected void create(Table table, RawRecord record, double seen, double stamp) {
        if (!isOlder(table, record)) {
            super.create(table, record, seen, stamp);
        }
    }

    @Override
    protected void update(Table table, RawRecord record, double seen, double stamp) {
        if (!isOlder(table, record)) {
            super.update(table, record, seen, stamp);
        }
    }

    private boolean isOlder(Table table, RawRecord record) {
        StoredRow row = rows.row(table, record.id());
        return row != null
                && row.record().get(TIME) instanceof Value.Num stored
                && record.get(TIME) instanceof Value.Num sent
                && sent.value() < stored.value();
    }
}
