package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Names every id that was ever deleted, live again or not. */
final class RemembersOldDeletions extends Dataset {
    private final Map<String, TreeSet<String>> everDeleted = new TreeMap<>();

    RemembersOldDeletions(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        everDeleted.computeIfAbsent(table.name(), name -> new TreeSet<>()).add(id);
        super.delete(table, id, stamp);
    }

    @Override
    protected List<String> deleted(Table table, double since) {
        boolean first = since == NEVER;
        return first ? List.of() : List.copyOf(everDeleted.getOrDefault(table.name(), new TreeSet<>()));
    }
}
