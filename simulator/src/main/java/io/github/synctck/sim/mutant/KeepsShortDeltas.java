package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Answers a delta with the three oldest changes of a table, and with the newest timestamp. */
final class KeepsShortDeltas extends Dataset {
    private static final int ROWS_MAX = 3;

    KeepsShortDeltas(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected TableChanges delta(Table table, double since) {
        TableChanges sound = super.delta(table, since);
        if (since == NEVER || sound.created().size() + sound.updated().size() <= ROWS_MAX) {
            return sound;
        }
        TreeSet<String> kept = new TreeSet<>();
        rows.changedSince(table, since).stream()
                .sorted(Comparator.comparingDouble(StoredRow::changed))
                .limit(ROWS_MAX)
                .forEach(row -> kept.add(row.record().id()));
        return new TableChanges(
                sound.created().stream().filter(row -> kept.contains(row.id())).toList(),
                sound.updated().stream().filter(row -> kept.contains(row.id())).toList(),
                sound.deleted());
    }
}
