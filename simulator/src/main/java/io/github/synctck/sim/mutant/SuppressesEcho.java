package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Keeps a change from everyone who pulls with the cursor that its writer had. */
final class SuppressesEcho extends Dataset {
    private final Map<String, Double> writerByRow = new TreeMap<>();

    SuppressesEcho(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void apply(Changes changes, double seen, double stamp) {
        changes.tables().forEach((name, table) -> {
            table.created().forEach(row -> writerByRow.put(name + "/" + row.id(), seen));
            table.updated().forEach(row -> writerByRow.put(name + "/" + row.id(), seen));
        });
        super.apply(changes, seen, stamp);
    }

    @Override
    protected TableChanges delta(Table table, double since) {
        TableChanges sound = super.delta(table, since);
        return since == NEVER
                ? sound
                : new TableChanges(
                        foreign(table, sound.created(), since),
                        foreign(table, sound.updated(), since),
                        sound.deleted());
    }

    private List<RawRecord> foreign(Table table, List<RawRecord> all, double since) {
        return all.stream()
                .filter(row -> writerByRow.getOrDefault(table.name() + "/" + row.id(), NEVER) != since)
                .toList();
    }
}
