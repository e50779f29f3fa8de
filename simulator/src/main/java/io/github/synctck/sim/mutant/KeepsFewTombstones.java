package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.function.LongSupplier;

/** Keeps the tombstones of the last hundred deletions in a table. */
final class KeepsFewTombstones extends Dataset {
    private static final int KEPT = 100;

    KeepsFewTombstones(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected List<String> deleted(Table table, double since) {
        List<String> sound = super.deleted(table, since);
        return sound.subList(Math.max(0, sound.size() - KEPT), sound.size());
    }
}
