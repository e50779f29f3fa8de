package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Serves its change stamps beside the columns of the app, and takes them back from whoever sends them. */
final class BelievesServedStamps extends Dataset {
    BelievesServedStamps(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "believes-served-stamps",
                "F5",
                Making.datasets(BelievesServedStamps::new),
                "Rows are served and written whole, with all columns of the table.",
                "DERIVED-12");
    }

    private static final String STAMP = "server_updated_at";

    @Override
    protected void update(Table table, RawRecord record, double seen, double stamp) {
        super.update(table, record, seen, record.get(STAMP) instanceof Value.Num sent ? sent.value() : stamp);
    }

    @Override
    protected TableChanges delta(Table table, double since) {
        TableChanges sound = super.delta(table, since);
        return new TableChanges(stamped(table, sound.created()), stamped(table, sound.updated()), sound.deleted());
    }

    private List<RawRecord> stamped(Table table, List<RawRecord> records) {
        return records.stream().map(record -> stamped(table, record)).toList();
    }

    private RawRecord stamped(Table table, RawRecord record) {
        StoredRow row = rows.row(table, record.id());
        Map<String, Value> columns = new TreeMap<>(record.columns());
        columns.put(STAMP, row == null ? Value.NULL : Value.of(row.changed()));
        return RawRecord.of(record.id(), columns);
    }
}
