package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks for a conflict in the first record of each list, and takes the rest as it is. */
final class ChecksFirstRecordOnly extends Dataset {
    ChecksFirstRecordOnly(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        Map<String, TableChanges> first = new LinkedHashMap<>();
        changes.tables()
                .forEach((name, table) -> first.put(
                        name,
                        new TableChanges(
                                table.created().stream().limit(1).toList(),
                                table.updated().stream().limit(1).toList(),
                                table.deleted().stream().limit(1).toList())));
        return super.conflict(new Changes(first), seen);
    }
}
