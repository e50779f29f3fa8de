package io.github.synctck.sim.mutant;

import java.util.List;

/** Servers that a change behind the endpoints finds out: access that is granted or revoked, deletions that are purged. */
final class AccessMutants {
    private AccessMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "purges-silently",
                        "F28",
                        Making.datasets(PurgesSilently::new),
                        "A nightly job removes old tombstones, and pulls know nothing of it.",
                        "DEL-06"),
                Mutant.of(
                        "grants-without-stamp",
                        "F41",
                        Making.datasets(GrantsWithoutStamp::new),
                        "Access is a condition of the query, and the rows of a new member keep their stamps.",
                        "TIPS-03"),
                Mutant.of(
                        "revokes-silently",
                        "F42",
                        Making.datasets(RevokesSilently::new),
                        "Access is a condition of the query, and rows that it hides are simply gone.",
                        "TIPS-03"),
                Mutant.of(
                        "remembers-revocations",
                        "F43",
                        Making.datasets(RemembersRevocations::new),
                        "Revocations stand in a list of their own, which grants do not touch.",
                        "TIPS-03"));
    }
}
