package io.github.synctck.sim.mutant;

import java.util.List;

/** Servers that were written from the failure classes alone when the suite was done: docs/fresh-mutants.md. */
final class FreshMutants {
    private FreshMutants() {}

    static List<Mutant> all() {
        return List.of(
                CachesByNewestRow.entry(),
                SkipsOlderClientTimes.entry(),
                RestoresChildren.entry(),
                KeepsDeletionsOfRefused.entry(),
                MigratesTruthyValues.entry());
    }
}
