package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Deletes at most a thousand children with their parent. */
final class CascadesToAThousand extends Dataset {
    private static final int ROWS_MAX = 1_000;

    CascadesToAThousand(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    static Mutant entry() {
        return Mutant.of(
                "cascades-to-a-thousand",
                "F12",
                Making.datasets(CascadesToAThousand::new),
                "The children are asked for by a query interface that returns at most a thousand rows.",
                "PUSH-11");
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        for (DataSchema.Child child : profile.schema().children(table.name())) {
            List<RawRecord> beyond = rows.childIds(child, id).stream()
                    .skip(ROWS_MAX)
                    .map(below -> Objects.requireNonNull(rows.row(child.table(), below))
                            .record())
                    .toList();
            if (!beyond.isEmpty()) {
                super.delete(table, id, stamp);
                beyond.forEach(row -> rows.upsert(child.table(), row, stamp, stamp));
                return;
            }
        }
        super.delete(table, id, stamp);
    }
}
