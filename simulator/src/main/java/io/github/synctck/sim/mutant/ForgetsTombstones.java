package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.function.LongSupplier;

/** Deletes rows and remembers nothing of them. */
final class ForgetsTombstones extends Dataset {
    ForgetsTombstones(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected List<String> deleted(Table table, double since) {
        return List.of();
    }

    @Override
    protected List<Hit> editsOfTombstones(Changes changes) {
        return List.of();
    }

    @Override
    protected void apply(Changes changes, double seen, double stamp) {
        super.apply(changes, seen, stamp);
        rows.forgetTombstones();
    }
}
