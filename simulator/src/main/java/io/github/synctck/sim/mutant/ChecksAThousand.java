package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks for conflicts among the first thousand updated records of a table. */
final class ChecksAThousand extends Dataset {
    private static final int ROWS_MAX = 1_000;

    ChecksAThousand(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "checks-a-thousand",
                "F30",
                Making.datasets(ChecksAThousand::new),
                "The query for the rows as they are returns at most a thousand, and a row that is missing has no conflict.",
                "PUSH-05");
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        changes.tables()
                .forEach((name, table) -> tables.put(
                        name,
                        new TableChanges(
                                table.created(),
                                table.updated().stream().limit(ROWS_MAX).toList(),
                                table.deleted())));
        return super.conflict(new Changes(tables), seen);
    }
}
