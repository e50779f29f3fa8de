package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.function.LongSupplier;

/** Deletes every record whose id differs from the pushed one in the case of its letters only. */
final class DeletesTwinsInOtherCase extends Dataset {
    DeletesTwinsInOtherCase(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "deletes-twins-in-other-case",
                "F55",
                Making.datasets(DeletesTwinsInOtherCase::new),
                "Ids are compared with the collation of the database, which makes no difference between cases.",
                "FAQ-01");
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        for (StoredRow row : List.copyOf(rows.live(table))) {
            if (row.record().id().equalsIgnoreCase(id)) {
                super.delete(table, row.record().id(), stamp);
            }
        }
    }
}
