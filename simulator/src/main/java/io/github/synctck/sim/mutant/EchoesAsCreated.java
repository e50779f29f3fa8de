package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;

/** Calls everything created that was created after the cursor, also to the device that created it. */
final class EchoesAsCreated extends Dataset {
    EchoesAsCreated(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected boolean isCreated(StoredRow row, double since) {
        return row.created() > since;
    }
}
