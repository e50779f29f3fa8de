package io.github.synctck.sim.mutant;

import java.util.List;

/** What was wrong in servers that somebody else wrote in other languages, and what the suite of then did not see. */
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
                CachesByCursor.entry(),
                FailsOnHalfCharacters.entry(),
                StopsAtUnknownTables.entry(),
                DeletesTwinsInOtherCase.entry(),
                FirstPullsBeginAtZero.entry(),
                BindsTooMuch.entry(),
                CreationsWipeAbsentColumns.entry(),
                UniqueBeforeDeletions.entry(),
                FailsOnSecondDeletions.entry(),
                ChecksFirstTableOnly.entry(),
                WritesBeforeItDeletes.entry(),
                ComposesLetters.entry(),
                RewritesJson.entry(),
                ClampsLateTimes.entry(),
                BelievesServedStamps.entry(),
                MigratesNamedTablesOnly.entry(),
                MigratesAsCreated.entry(),
                MovesBackToLife.entry(),
                GivesRecordsAway.entry());
    }
}
