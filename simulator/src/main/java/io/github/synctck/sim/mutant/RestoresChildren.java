package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Where a deleted record is created again, the records that were deleted with it come back too. */
final class RestoresChildren extends Dataset {
    private final Map<String, List<Trashed>> trashedWith = new TreeMap<>();

    private record Trashed(Table table, RawRecord record) {}

    RestoresChildren(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "restores-children",
                "F26",
                Making.datasets(RestoresChildren::new),
                "A created record that stands in the trash is restored, and the soft-delete library cascades both ways.",
                "DEL-01");
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        if (rows.row(table, id) != null) {
            List<Trashed> below = new ArrayList<>();
            collect(table, id, below);
            trashedWith.put(table.name() + "/" + id, below);
        }
        super.delete(table, id, stamp);
    }

    private void collect(Table parents, String id, List<Trashed> below) {
        for (DataSchema.Child child : profile.schema().children(parents.name())) {
            for (String childId : rows.childIds(child, id)) {
                RawRecord record =
                        Objects.requireNonNull(rows.row(child.table(), childId)).record();
                below.add(new Trashed(child.table(), record));
                collect(child.table(), childId, below);
            }
        }
    }

    @Override
    protected void create(Table table, RawRecord record, double seen, double stamp) {
        boolean trashed = rows.tombstone(table, record.id()) != null;
        super.create(table, record, seen, stamp);
        if (trashed && rows.row(table, record.id()) != null) {
            for (Trashed child : trashedWith.getOrDefault(table.name() + "/" + record.id(), List.of())) {
                if (rows.tombstone(child.table(), child.record().id()) != null) {
                    rows.upsert(child.table(), child.record(), seen, stamp);
                }
            }
        }
    }
}
