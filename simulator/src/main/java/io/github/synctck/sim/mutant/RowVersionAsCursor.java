package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Counts the changes of each row, and answers pulls with the highest count. */
final class RowVersionAsCursor extends Dataset {
    private double highest = 1;

    RowVersionAsCursor(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void apply(Changes changes, double seen, double stamp) {
        Map<String, Double> before = new TreeMap<>();
        for (Table table : profile.schema().tables().values()) {
            rows.live(table).forEach(row -> before.put(row.record().id(), row.changed()));
        }
        super.apply(changes, seen, stamp);
        for (Table table : profile.schema().tables().values()) {
            for (StoredRow row : List.copyOf(rows.live(table))) {
                if (row.changed() == stamp) {
                    double version = before.getOrDefault(row.record().id(), Math.max(0, Math.min(highest, seen))) + 1;
                    highest = Math.max(highest, version);
                    rows.put(table, new StoredRow(row.record(), version, row.birthCursor(), version));
                }
            }
            for (String id : rows.buriedSince(table, stamp - 1)) {
                highest++;
                rows.bury(table, id, highest);
            }
        }
    }

    @Override
    protected double timestamp() {
        return highest;
    }
}
