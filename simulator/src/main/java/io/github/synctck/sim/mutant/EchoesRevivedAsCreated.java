package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Calls a record that was deleted and created again created, also to the device that did it. */
final class EchoesRevivedAsCreated extends Dataset {
    private final Set<String> revived = new TreeSet<>();

    EchoesRevivedAsCreated(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "echoes-revived-as-created",
                "F17",
                Making.datasets(EchoesRevivedAsCreated::new),
                "Who created a row is written down by the insert only, and re-creation is an update of the old row.",
                "DERIVED-05",
                "DEL-02",
                "LIVE-01");
    }

    @Override
    protected void create(Table table, RawRecord record, double seen, double stamp) {
        if (rows.tombstone(table, record.id()) != null) {
            revived.add(record.id());
        }
        super.create(table, record, seen, stamp);
    }

    @Override
    protected boolean isCreated(StoredRow row, double since) {
        boolean again = revived.contains(row.record().id()) && row.created() > since;
        return again || super.isCreated(row, since);
    }
}
