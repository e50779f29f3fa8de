package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Keeps one tombstone for an id, whatever the table. */
final class OneTombstonePerId extends Dataset {
    OneTombstonePerId(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "one-tombstone-per-id",
                "F11",
                Making.datasets(OneTombstonePerId::new),
                "The primary key of the tombstones is the record's id, for ids are thought to be unique over all tables.",
                "TIPS-02");
    }

    @Override
    protected List<String> deleted(Table table, double since) {
        List<String> ids = new ArrayList<>(super.deleted(table, since));
        ids.removeIf(id -> isReplaced(table, id));
        return ids;
    }

    private boolean isReplaced(Table table, String id) {
        Double own = rows.tombstone(table, id);
        return profile.schema().tables().values().stream()
                .map(other -> rows.tombstone(other, id))
                .anyMatch(other -> own != null && other != null && other > own);
    }
}
