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

/** Counts changes per table, and answers pulls with the highest of the counters. */
final class SequencePerTable extends Dataset {
    private static final double FIRST = 2;

    private final Map<String, Double> counters = new TreeMap<>();

    SequencePerTable(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void apply(Changes changes, double seen, double stamp) {
        super.apply(changes, seen, stamp);
        for (Table table : profile.schema().tables().values()) {
            restamp(table, stamp);
        }
    }

    private void restamp(Table table, double stamp) {
        for (StoredRow row : List.copyOf(rows.live(table))) {
            if (row.changed() == stamp) {
                double own = next(table);
                rows.put(table, new StoredRow(row.record(), Math.min(row.created(), own), row.birthCursor(), own));
            }
        }
        for (String id : rows.buriedSince(table, stamp - 1)) {
            rows.bury(table, id, next(table));
        }
    }

    private double next(Table table) {
        return counters.merge(table.name(), FIRST, (before, first) -> before + 1);
    }

    @Override
    protected double timestamp() {
        return counters.values().stream().mapToDouble(each -> each).max().orElse(FIRST - 1);
    }
}
