package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.function.LongSupplier;

/** Takes rows out of the query, and tells no device that they went. */
final class RevokesSilently extends Dataset {
    RevokesSilently(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void revoke(Table table, String id, double stamp) {
        super.revoke(table, id, stamp);
        for (Table each : profile.schema().tables().values()) {
            for (String gone : rows.buriedSince(each, Math.nextDown(stamp))) {
                rows.forget(each, gone);
            }
        }
    }
}
