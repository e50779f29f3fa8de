package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Gives every second push the stamp of the one before; what carries the cursor's stamp comes again. */
final class TwoPushesPerStamp extends Dataset {
    private double last = NEVER;
    private boolean shared = true;

    TwoPushesPerStamp(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected double stamp(double seen) {
        shared = !shared;
        last = shared ? last : nextStamp();
        return last;
    }

    @Override
    protected TableChanges delta(Table table, double since) {
        return super.delta(table, since == NEVER ? since : Math.nextDown(since));
    }
}
