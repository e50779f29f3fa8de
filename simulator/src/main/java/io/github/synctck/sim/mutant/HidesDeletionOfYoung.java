package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Leaves out the deletion of what was created after the cursor, as if its creator could not hold it. */
final class HidesDeletionOfYoung extends Dataset {
    private final Map<String, Double> createdById = new TreeMap<>();

    HidesDeletionOfYoung(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        StoredRow row = rows.row(table, id);
        if (row != null) {
            createdById.put(id, row.created());
        }
        super.delete(table, id, stamp);
    }

    @Override
    protected List<String> deleted(Table table, double since) {
        return super.deleted(table, since).stream()
                .filter(id -> createdById.getOrDefault(id, NEVER) <= since)
                .toList();
    }
}
