package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import java.util.Collections;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks for a conflict in the first table of a push, and takes the others as they are. */
final class ChecksFirstTableOnly extends Dataset {
    ChecksFirstTableOnly(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "checks-first-table-only",
                "F30",
                Making.datasets(ChecksFirstTableOnly::new),
                "The check returns from inside the loop over the tables.",
                "PUSH-05");
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        for (Map.Entry<String, TableChanges> table : changes.tables().entrySet()) {
            if (!table.getValue().isEmpty()) {
                return super.conflict(new Changes(Collections.singletonMap(table.getKey(), table.getValue())), seen);
            }
        }
        return super.conflict(changes, seen);
    }
}
