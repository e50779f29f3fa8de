package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Delivers what was written by the last three pushes up to the cursor once more. */
final class RedeliversRecentChanges extends Dataset {
    private static final int PUSHES = 3;
    private final Deque<Double> stamps = new ArrayDeque<>();

    RedeliversRecentChanges(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected double stamp(double seen) {
        double stamp = super.stamp(seen);
        stamps.addFirst(stamp);
        return stamp;
    }

    @Override
    protected TableChanges delta(Table table, double since) {
        double from = since;
        int left = PUSHES;
        for (double stamp : stamps) {
            if (stamp <= since && left-- > 0) {
                from = Math.nextDown(stamp);
            }
        }
        return super.delta(table, from);
    }
}
