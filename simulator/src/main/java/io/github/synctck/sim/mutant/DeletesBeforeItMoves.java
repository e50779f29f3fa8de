package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Works through a push table by table, deletions of parents before the updates of their children. */
final class DeletesBeforeItMoves extends Dataset {
    DeletesBeforeItMoves(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void apply(Changes changes, double seen, double stamp) {
        for (Table table : profile.schema().parentsFirst()) {
            Map<String, TableChanges> one = new LinkedHashMap<>();
            one.put(table.name(), changes.table(table.name()));
            super.apply(new Changes(one), seen, stamp);
        }
    }
}
