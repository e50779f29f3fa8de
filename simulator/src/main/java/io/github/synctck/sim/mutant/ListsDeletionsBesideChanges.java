package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Skips a table in which no live row changed, and with it the table's deletions. */
final class ListsDeletionsBesideChanges extends Dataset {
    ListsDeletionsBesideChanges(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected TableChanges delta(Table table, double since) {
        TableChanges sound = super.delta(table, since);
        return sound.created().isEmpty() && sound.updated().isEmpty() ? TableChanges.NONE : sound;
    }
}
