package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Caches deltas by cursor and by the newest live row, which a deletion does not change. */
final class CachesByNewestRow extends Dataset {
    private final Map<String, PullResponse.Accepted> cache = new TreeMap<>();

    CachesByNewestRow(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "caches-by-newest-row",
                "F15",
                Making.datasets(CachesByNewestRow::new),
                "Deltas are cached under the cursor and max(updated_at), and a deletion changes neither.",
                "DEL-08",
                "DEL-02",
                "DERIVED-04",
                "DERIVED-08",
                "LIVE-02");
    }

    @Override
    protected PullResponse.Accepted answer(double since) {
        return since == NEVER
                ? super.answer(since)
                : cache.computeIfAbsent(since + "/" + newest(), key -> super.answer(since));
    }

    private double newest() {
        double newest = 0;
        for (Table table : profile.schema().tables().values()) {
            for (StoredRow row : rows.live(table)) {
                newest = Math.max(newest, row.changed());
            }
        }
        return newest;
    }
}
