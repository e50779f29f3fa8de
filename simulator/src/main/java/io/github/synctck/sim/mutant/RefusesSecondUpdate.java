package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Refuses every update of a record after the first. */
final class RefusesSecondUpdate extends Dataset {
    RefusesSecondUpdate(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        for (Table table : profile.schema().tables().values()) {
            for (RawRecord record : changes.table(table.name()).updated()) {
                StoredRow row = rows.row(table, record.id());
                if (row != null && row.changed() > row.created()) {
                    return table.name() + "/" + record.id() + " was changed before";
                }
            }
        }
        return super.conflict(changes, seen);
    }
}
