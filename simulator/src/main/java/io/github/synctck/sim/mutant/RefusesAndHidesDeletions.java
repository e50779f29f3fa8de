package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Refuses edits of deleted records, and never says that they are deleted. */
final class RefusesAndHidesDeletions extends Dataset {
    private final Map<String, TreeSet<String>> told = new TreeMap<>();

    RefusesAndHidesDeletions(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected List<String> deleted(Table table, double since) {
        List<String> sound = super.deleted(table, since);
        TreeSet<String> before = told.computeIfAbsent(table.name(), name -> new TreeSet<>());
        List<String> fresh = sound.stream().filter(id -> !before.contains(id)).toList();
        before.addAll(sound);
        return fresh;
    }
}
