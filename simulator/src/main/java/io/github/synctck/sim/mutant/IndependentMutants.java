package io.github.synctck.sim.mutant;

import java.util.List;

/** What was wrong in a server that somebody else wrote in another language, and what the suite of then did not see. */
final class IndependentMutants {
    private IndependentMutants() {}

    static List<Mutant> all() {
        return List.of(
                SweepsUnderOnceDeleted.entry(),
                KeepsWhatARetryCleared.entry(),
                ClampsEarlyTimes.entry(),
                CutsTextAt64K.entry(),
                ChecksAThousand.entry(),
                OneTombstonePerId.entry(),
                CascadesBeforeItRefuses.entry(),
                CascadesOverUsers.entry(),
                ForgetsToCheckOneTable.entry(),
                EchoesRevivedAsCreated.entry(),
                SweepsByOldTombstones.entry(),
                CascadesToAThousand.entry(),
                CachesByCursor.entry());
    }
}
