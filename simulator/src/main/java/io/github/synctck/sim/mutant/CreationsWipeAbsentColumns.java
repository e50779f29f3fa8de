package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Empties the columns that a repeated creation lacks. */
final class CreationsWipeAbsentColumns extends Dataset {
    CreationsWipeAbsentColumns(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "creations-wipe-absent-columns",
                "F37",
                Making.datasets(CreationsWipeAbsentColumns::new),
                "What is sent as created is written over the row as a whole, defaults included.",
                "DERIVED-10");
    }

    @Override
    protected void create(Table table, RawRecord record, double seen, double stamp) {
        super.create(table, WipesAbsentColumns.filled(table, record), seen, stamp);
    }
}
