package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Takes every push, whatever happened since its cursor. */
final class NoConflictCheck extends Dataset {
    NoConflictCheck(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected @Nullable String conflict(Changes changes, double seen) {
        return null;
    }
}
