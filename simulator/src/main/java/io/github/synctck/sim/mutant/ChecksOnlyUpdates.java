package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks for conflicts where a record is updated, and nowhere else. */
final class ChecksOnlyUpdates extends Dataset {
    ChecksOnlyUpdates(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        Map<String, TableChanges> updates = new LinkedHashMap<>();
        changes.tables()
                .forEach((name, table) -> updates.put(name, new TableChanges(List.of(), table.updated(), List.of())));
        return super.conflict(new Changes(updates), seen);
    }
}
