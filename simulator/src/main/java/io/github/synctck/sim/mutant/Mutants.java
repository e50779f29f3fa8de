package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalogue of broken servers. */
public final class Mutants {
    private Mutants() {}

    /** Every broken server. */
    public static List<Mutant> all() {
        return List.of(
                mutant(
                        "no-conflict-check",
                        NoConflictCheck::new,
                        "The push handler never gets lastPulledAt, or does not compare it with anything.",
                        "PUSH-05"),
                mutant(
                        "forgets-tombstones",
                        ForgetsTombstones::new,
                        "Rows are removed with a plain DELETE and nothing is left to tell other devices.",
                        "TIPS-02",
                        "PUSH-05"),
                mutant(
                        "stamps-with-client-cursor",
                        StampsWithClientCursor::new,
                        "The change stamp is taken from the lastPulledAt of the push instead of the server's counter.",
                        "DERIVED-12"),
                mutant(
                        "hides-deletion-of-young",
                        HidesDeletionOfYoung::new,
                        "Pulls list a deletion only where the row's creation is older than the cursor.",
                        "DERIVED-06",
                        "DEL-02",
                        "LIVE-01",
                        "PULL-04"),
                mutant(
                        "keeps-orphans",
                        KeepsOrphans::new,
                        "Tombstones are written for what the push names, and nothing cascades.",
                        "PUSH-11"),
                mutant(
                        "updates-revive",
                        UpdatesRevive::new,
                        "The push handler upserts whatever it gets, and the upsert clears the mark of deletion.",
                        "DERIVED-04",
                        "DEL-01"),
                mutant(
                        "serves-soft-deleted",
                        ServesSoftDeleted::new,
                        "Deletion sets a flag, and the query of the pull does not look at it.",
                        "PUSH-01"),
                mutant(
                        "splits-without-updates",
                        SplitsWithoutUpdates::new,
                        "Pulls select by created_at, since no trigger keeps updated_at.",
                        "PULL-02a"));
    }

    private static Mutant mutant(
            String name, ModelServer.DatasetFactory datasets, String sentence, String intended, String... alsoFails) {
        List<RequirementId> consequences = new ArrayList<>();
        for (String id : alsoFails) {
            consequences.add(RequirementId.of(id));
        }
        return new Mutant(name, RequirementId.of(intended), consequences, sentence, datasets);
    }

    /** The broken server of that name. */
    public static Optional<Mutant> named(String name) {
        return all().stream().filter(mutant -> mutant.name().equals(name)).findFirst();
    }
}
