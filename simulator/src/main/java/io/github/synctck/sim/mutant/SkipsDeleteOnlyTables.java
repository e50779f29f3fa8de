package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Leaves a pushed table aside in which nothing is created or updated. */
final class SkipsDeleteOnlyTables extends Dataset {
    SkipsDeleteOnlyTables(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void apply(Changes changes, double seen, double stamp) {
        Map<String, TableChanges> kept = new LinkedHashMap<>(changes.tables());
        kept.values()
                .removeIf(table -> table.created().isEmpty() && table.updated().isEmpty());
        super.apply(new Changes(kept), seen, stamp);
    }
}
