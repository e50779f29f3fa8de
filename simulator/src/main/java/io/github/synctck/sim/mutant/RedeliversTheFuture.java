package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Compares a time that the app wrote with the cursor as well, so that rows dated ahead always are newer. */
final class RedeliversTheFuture extends Dataset {
    private static final double AHEAD_MILLIS = 4_000_000_000_000.0;
    private static final double BEYOND_MILLIS = 5_000_000_000_000.0;

    RedeliversTheFuture(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected TableChanges delta(Table table, double since) {
        TableChanges sound = super.delta(table, since);
        List<RawRecord> updated = new ArrayList<>(sound.updated());
        for (StoredRow row : rows.live(table)) {
            if (since != NEVER && row.changed() <= since && isAhead(row.record())) {
                updated.add(row.record());
            }
        }
        return new TableChanges(sound.created(), updated, sound.deleted());
    }

    private static boolean isAhead(RawRecord row) {
        return row.columns().values().stream()
                .anyMatch(value ->
                        value instanceof Value.Num time && time.value() > AHEAD_MILLIS && time.value() < BEYOND_MILLIS);
    }
}
