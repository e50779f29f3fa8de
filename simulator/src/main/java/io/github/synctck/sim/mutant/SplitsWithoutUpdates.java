package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Asks only for rows whose creation is younger than the cursor. */
final class SplitsWithoutUpdates extends Dataset {
    SplitsWithoutUpdates(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected TableChanges delta(Table table, double since) {
        TableChanges sound = super.delta(table, since);
        return new TableChanges(
                sound.created(),
                sound.updated().stream()
                        .filter(record -> isYoung(rows.row(table, record.id()), since))
                        .toList(),
                sound.deleted());
    }

    private static boolean isYoung(@Nullable StoredRow row, double since) {
        return row != null && row.created() > since;
    }
}
