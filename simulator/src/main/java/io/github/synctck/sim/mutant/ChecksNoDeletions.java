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

/** Deletes without looking whether the record changed meanwhile. */
final class ChecksNoDeletions extends Dataset {
    ChecksNoDeletions(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        Map<String, TableChanges> upserts = new LinkedHashMap<>();
        changes.tables()
                .forEach((name, table) ->
                        upserts.put(name, new TableChanges(table.created(), table.updated(), List.of())));
        return super.conflict(new Changes(upserts), seen);
    }
}
