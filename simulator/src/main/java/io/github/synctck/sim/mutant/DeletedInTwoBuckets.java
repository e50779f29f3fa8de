package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Deletes by a flag, which is an update too: the record stands among the updated and the deleted ones. */
final class DeletedInTwoBuckets extends Dataset {
    private final Map<String, Map<String, RawRecord>> trash = new TreeMap<>();

    DeletedInTwoBuckets(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        StoredRow row = rows.row(table, id);
        if (row != null) {
            trash.computeIfAbsent(table.name(), name -> new TreeMap<>()).put(id, row.record());
        }
        super.delete(table, id, stamp);
    }

    @Override
    protected TableChanges delta(Table table, double since) {
        TableChanges sound = super.delta(table, since);
        List<RawRecord> updated = new ArrayList<>(sound.updated());
        Map<String, RawRecord> flagged = trash.getOrDefault(table.name(), new TreeMap<>());
        for (String id : sound.deleted()) {
            if (flagged.containsKey(id)) {
                updated.add(flagged.get(id));
            }
        }
        return new TableChanges(sound.created(), updated, sound.deleted());
    }
}
