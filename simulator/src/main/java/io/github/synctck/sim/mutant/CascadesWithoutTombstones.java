package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Lets the database delete what hangs below a deleted record; only the record itself gets a tombstone. */
final class CascadesWithoutTombstones extends Dataset {
    CascadesWithoutTombstones(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        Map<Table, List<String>> before = new LinkedHashMap<>();
        for (Table each : profile.schema().tables().values()) {
            before.put(each, rows.buriedSince(each, NEVER));
        }
        super.delete(table, id, stamp);
        before.forEach((each, known) -> {
            for (String gone : rows.buriedSince(each, NEVER)) {
                if (!known.contains(gone) && !(each.equals(table) && gone.equals(id))) {
                    rows.forget(each, gone);
                }
            }
        });
    }
}
