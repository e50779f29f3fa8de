package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.function.LongSupplier;

/** Lists in every delta what was ever deleted. */
final class ListsDeletionsAgain extends Dataset {
    ListsDeletionsAgain(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected List<String> deleted(Table table, double since) {
        return since == NEVER ? super.deleted(table, since) : rows.buriedSince(table, NEVER);
    }
}
