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

/** Has written the records of a push that it refuses for one of its deletions. */
final class WritesBeforeItDeletes extends Dataset {
    WritesBeforeItDeletes(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "writes-before-it-deletes",
                "F34",
                Making.datasets(WritesBeforeItDeletes::new),
                "Deletions are checked and applied in a second transaction.",
                "PUSH-07");
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        String conflict = super.conflict(changes, seen);
        Map<String, TableChanges> written = new LinkedHashMap<>();
        changes.tables()
                .forEach((name, table) ->
                        written.put(name, new TableChanges(table.created(), table.updated(), List.of())));
        Changes first = new Changes(written);
        if (conflict != null && super.conflict(first, seen) == null && !first.isEmpty()) {
            apply(first, seen, nextStamp());
        }
        return conflict;
    }
}
