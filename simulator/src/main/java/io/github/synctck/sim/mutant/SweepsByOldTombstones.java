package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Deletes a child that is created together with its parent, where the parent had been deleted before. */
final class SweepsByOldTombstones extends Dataset {
    SweepsByOldTombstones(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "sweeps-by-old-tombstones",
                "F26",
                Making.datasets(SweepsByOldTombstones::new),
                "Orphans are looked for with the tombstones that were read at the beginning of the transaction.",
                "DEL-07");
    }

    @Override
    protected void apply(Changes changes, double seen, double stamp) {
        List<Runnable> orphans = new ArrayList<>();
        for (Table table : profile.schema().parentsFirst()) {
            for (RawRecord record : changes.table(table.name()).created()) {
                if (hangsOnTombstone(table, record)) {
                    orphans.add(() -> delete(table, record.id(), stamp));
                }
            }
        }
        super.apply(changes, seen, stamp);
        orphans.forEach(Runnable::run);
    }

    private boolean hangsOnTombstone(Table table, RawRecord record) {
        for (Column column : table.references()) {
            Column.Reference reference = column.reference();
            Table parents = reference == null ? null : profile.schema().table(reference.table());
            if (parents != null
                    && record.get(column.name()) instanceof Value.Text parent
                    && rows.tombstone(parents, parent.value()) != null) {
                return true;
            }
        }
        return false;
    }
}
