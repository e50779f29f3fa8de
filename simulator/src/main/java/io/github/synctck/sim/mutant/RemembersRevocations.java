package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Keeps a list of revocations, and a later grant does not strike them off. */
final class RemembersRevocations extends Dataset {
    private final Map<String, Double> revoked = new TreeMap<>();

    RemembersRevocations(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void revoke(Table table, String id, double stamp) {
        super.revoke(table, id, stamp);
        for (String gone : rows.buriedSince(table, Math.nextDown(stamp))) {
            revoked.put(table.name() + "/" + gone, stamp);
        }
    }

    @Override
    protected List<String> deleted(Table table, double since) {
        TreeSet<String> ids = new TreeSet<>(super.deleted(table, since));
        String prefix = table.name() + "/";
        revoked.forEach((key, stamp) -> {
            if (since != NEVER && stamp > since && key.startsWith(prefix)) {
                ids.add(key.substring(prefix.length()));
            }
        });
        return List.copyOf(ids);
    }
}
