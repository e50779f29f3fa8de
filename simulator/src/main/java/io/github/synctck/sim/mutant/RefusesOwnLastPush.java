package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;

/** Answers pulls with a timestamp just below its newest stamp, and refuses whatever changed above the cursor. */
final class RefusesOwnLastPush extends Dataset {
    private boolean onlyUpdates;

    RefusesOwnLastPush(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void apply(Changes changes, double seen, double stamp) {
        onlyUpdates = changes.tables().values().stream()
                .allMatch(table -> table.created().isEmpty() && table.deleted().isEmpty());
        super.apply(changes, seen, stamp);
    }

    /** Every other number is left out, so that one below the newest is still above all others. */
    @Override
    protected double stamp(double seen) {
        nextStamp();
        return super.stamp(seen);
    }

    @Override
    protected double timestamp() {
        return super.timestamp() - (onlyUpdates ? 1 : 0);
    }
}
