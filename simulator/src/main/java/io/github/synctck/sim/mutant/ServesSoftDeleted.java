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

/** Marks rows as deleted, and goes on serving them. */
final class ServesSoftDeleted extends Dataset {
    private final Map<String, List<RawRecord>> trash = new TreeMap<>();

    ServesSoftDeleted(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        StoredRow row = rows.row(table, id);
        if (row != null) {
            trash.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(row.record());
        }
        super.delete(table, id, stamp);
    }

    @Override
    protected TableChanges delta(Table table, double since) {
        TableChanges sound = super.delta(table, since);
        List<RawRecord> updated = new ArrayList<>(sound.updated());
        updated.addAll(trash.getOrDefault(table.name(), List.of()));
        return new TableChanges(sound.created(), updated, List.of());
    }
}
