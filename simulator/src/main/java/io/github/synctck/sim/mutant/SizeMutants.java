package io.github.synctck.sim.mutant;

import java.util.List;

/** Servers that stop counting somewhere. */
final class SizeMutants {
    private SizeMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "caps-first-pull",
                        "F52",
                        Making.layer(CapsFirstPull::new),
                        "The query interface returns at most a thousand rows unless told otherwise.",
                        "SIZE-01",
                        "LOSS-01"),
                Mutant.of(
                        "caps-deltas",
                        "F13",
                        Making.layer(CapsDeltas::new),
                        "Only the first pull is paged; the delta is thought to be small.",
                        "SIZE-02",
                        "PULL-04"),
                Mutant.of(
                        "caps-deletions",
                        "F13",
                        Making.layer(CapsDeletions::new),
                        "The query for deletions was forgotten when paging came.",
                        "SIZE-03"),
                Mutant.of(
                        "caps-answers",
                        "F13",
                        Making.layer(CapsAnswers::new),
                        "The page limit is for the whole answer.",
                        "SIZE-02"));
    }
}
