package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Compares its stamps with a cursor that it moved by the hour between its zone and UTC. */
final class TakesHoursForZone extends Dataset {
    private static final double HOUR_MILLIS = 3_600_000;

    TakesHoursForZone(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected TableChanges delta(Table table, double since) {
        return super.delta(table, since + HOUR_MILLIS);
    }
}
