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

/** Takes an edit that hangs a deleted child on another parent, and with it the child back. */
final class MovesBackToLife extends Dataset {
    MovesBackToLife(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "moves-back-to-life",
                "F27",
                Making.datasets(MovesBackToLife::new),
                "Tombstones of children are written by a trigger, and only those of the parents are looked at.",
                "DEL-01");
    }

    @Override
    protected List<Hit> editsOfTombstones(Changes changes) {
        List<Hit> hits = new ArrayList<>(super.editsOfTombstones(changes));
        hits.removeIf(hit -> changes.table(hit.table().name()).updated().stream()
                .filter(record -> record.id().equals(hit.id()))
                .anyMatch(record -> hangsOnSomething(hit.table(), record)));
        return hits;
    }

    @Override
    protected void update(Table table, RawRecord record, double seen, double stamp) {
        if (rows.tombstone(table, record.id()) != null && hangsOnSomething(table, record)) {
            rows.upsert(table, record, seen, stamp);
        } else {
            super.update(table, record, seen, stamp);
        }
    }

    private boolean hangsOnSomething(Table table, RawRecord record) {
        return !table.references().isEmpty()
                && table.references().stream().allMatch(column -> hasParent(column, record));
    }

    private boolean hasParent(Column column, RawRecord record) {
        Column.Reference reference = column.reference();
        Table parents = reference == null ? null : profile.schema().table(reference.table());
        return parents != null
                && record.get(column.name()) instanceof Value.Text parent
                && rows.row(parents, parent.value()) != null;
    }
}
