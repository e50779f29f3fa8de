package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Replaces a whole row by what was pushed; a column that the push lacks becomes empty. */
final class WipesAbsentColumns extends Dataset {
    WipesAbsentColumns(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void update(Table table, RawRecord record, double seen, double stamp) {
        super.update(table, filled(table, record), seen, stamp);
    }

    /** The record with a default in each column that it lacks. */
    static RawRecord filled(Table table, RawRecord record) {
        Map<String, Value> filled = new TreeMap<>();
        table.columns().values().forEach(column -> filled.put(column.name(), column.defaultValue()));
        filled.putAll(record.columns());
        return RawRecord.of(record.id(), filled);
    }
}
