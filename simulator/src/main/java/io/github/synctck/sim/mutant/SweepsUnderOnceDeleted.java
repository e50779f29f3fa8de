package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Deletes what is written under a parent that was ever deleted, also after the parent was created again. */
final class SweepsUnderOnceDeleted extends Dataset {
    private final Set<String> graveyard = new TreeSet<>();

    SweepsUnderOnceDeleted(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "sweeps-under-once-deleted",
                "F12",
                Making.datasets(SweepsUnderOnceDeleted::new),
                "The ids of deleted parents are kept for late children, and re-creation does not strike them off.",
                "DEL-07");
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        graveyard.add(table.name() + "/" + id);
        super.delete(table, id, stamp);
    }

    @Override
    protected void apply(Changes changes, double seen, double stamp) {
        super.apply(changes, seen, stamp);
        for (Table table : profile.schema().parentsFirst()) {
            changes.table(table.name()).created().forEach(record -> {
                for (Column column : table.references()) {
                    Column.Reference reference = column.reference();
                    boolean dead = reference != null
                            && record.get(column.name()) instanceof Value.Text parent
                            && graveyard.contains(reference.table() + "/" + parent.value());
                    if (dead) {
                        super.delete(table, record.id(), stamp);
                    }
                }
            });
        }
    }
}
