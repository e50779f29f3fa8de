package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks for conflicts in all tables but the last one that hangs on no other. */
final class ForgetsToCheckOneTable extends Dataset {
    ForgetsToCheckOneTable(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "forgets-to-check-one-table",
                "F30",
                Making.datasets(ForgetsToCheckOneTable::new),
                "The check compares updated_at, and the one table without it was left for later.",
                "PUSH-05",
                "DEL-10",
                "LOSS-01");
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        String last = "";
        for (Table table : profile.schema().tables().values()) {
            last = table.references().isEmpty() ? table.name() : last;
        }
        Map<String, TableChanges> tables = new LinkedHashMap<>(changes.tables());
        tables.remove(last);
        return super.conflict(new Changes(tables), seen);
    }
}
