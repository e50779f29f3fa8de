package io.github.synctck.sim.mutant;

import java.util.List;
import java.util.stream.Stream;

/** Servers that keep their users apart badly. */
final class TenantMutants {
    private TenantMutants() {}

    static List<Mutant> all() {
        return Stream.of(accounts(), owners()).flatMap(List::stream).toList();
    }

    private static List<Mutant> accounts() {
        return List.of(
                Mutant.of(
                        "one-dataset-for-all",
                        "F44",
                        Shared::oneForAll,
                        "Row security is switched off for the role of the functions.",
                        "FAQ-01",
                        "DERIVED-13"),
                Mutant.of("anyone-may-write", "F44", Shared::anyoneMayWrite, "Writes go by id alone.", "DERIVED-13"),
                Mutant.of(
                        "lists-deletions-of-all",
                        "F45",
                        Shared::deletionsOfAll,
                        "The table of tombstones has no owner column.",
                        "DERIVED-13"),
                Mutant.of(
                        "tells-of-foreign-ids",
                        "F44",
                        Shared::tellsOfForeignIds,
                        "Row security makes the insert fail with a status of its own.",
                        "ISO-01"),
                Mutant.of(
                        "checks-rows-of-all",
                        "F44",
                        Shared::checksRowsOfAll,
                        "The conflict check runs with a service role and compares ids without their owner.",
                        "ISO-01"),
                Mutant.of(
                        "drops-foreign-ids",
                        "F44",
                        Shared::dropsForeignIds,
                        "The upsert has a condition on the owner, and touching no row is no error.",
                        "ISO-02"));
    }

    private static List<Mutant> owners() {
        return List.of(
                Mutant.of(
                        "foreign-children-block",
                        "F44",
                        ForeignChildren::server,
                        "Foreign key checks bypass row security.",
                        "ISO-03"),
                Mutant.of(
                        "finds-parents-of-all",
                        "F44",
                        FindsParentsOfAll::server,
                        "A clean-up sweeps children whose parent is nowhere, with a role that sees all accounts.",
                        "ISO-03"),
                Mutant.of(
                        "owner-from-the-row",
                        "F44",
                        Making.layer(OwnerFromTheRow::new),
                        "The owner column is written as the client sent it.",
                        "ISO-06"));
    }
}
