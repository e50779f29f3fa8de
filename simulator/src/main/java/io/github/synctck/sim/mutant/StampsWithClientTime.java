package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.function.LongSupplier;

/** Takes a record's own time, where it has one, for the moment at which it changed. */
final class StampsWithClientTime extends Dataset {
    StampsWithClientTime(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void create(Table table, RawRecord record, double seen, double stamp) {
        super.create(table, record, seen, time(record, stamp));
    }

    @Override
    protected void update(Table table, RawRecord record, double seen, double stamp) {
        super.update(table, record, seen, time(record, stamp));
    }

    private static double time(RawRecord record, double stamp) {
        Value updated = record.get("updated_at");
        Value time = updated == null ? record.get("created_at") : updated;
        return time instanceof Value.Num number ? number.value() : stamp;
    }
}
