package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Takes null in a created record that exists already for a column that was not sent. */
final class KeepsWhatARetryCleared extends Dataset {
    KeepsWhatARetryCleared(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "keeps-what-a-retry-cleared",
                "F25",
                Making.datasets(KeepsWhatARetryCleared::new),
                "ON CONFLICT DO UPDATE SET column = coalesce(excluded.column, column).",
                "PUSH-02");
    }

    @Override
    protected void create(Table table, RawRecord record, double seen, double stamp) {
        TreeMap<String, Value> columns = new TreeMap<>(record.columns());
        if (rows.row(table, record.id()) != null) {
            columns.values().removeIf(Value.NULL::equals);
        }
        super.create(table, RawRecord.of(record.id(), columns), seen, stamp);
    }
}
