package io.github.synctck.sim.mutant;

import java.util.List;

/** Servers that know nothing of upgraded apps, or too much. */
final class MigrationMutants {
    private MigrationMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "ignores-migrations",
                        "F51",
                        Making.layer(IgnoresMigrations::new),
                        "The handler never reads the parameter.",
                        "PULL-06a"),
                Mutant.of(
                        "migrates-without-deletions",
                        "F51",
                        Making.layer(MigratesWithoutDeletions::new),
                        "Upgraded apps have a query of their own, and it was written for rows.",
                        "MIG-01"),
                Mutant.of(
                        "migrates-everything",
                        "F51",
                        Making.layer(MigratesEverything::new),
                        "A migration is answered like a first pull.",
                        "MIG-02"),
                Mutant.of(
                        "refuses-newer-schemas",
                        "F51",
                        Making.layer(RefusesNewerSchemas::new),
                        "The app is released before the server, which looks the version up in a list.",
                        "MIG-03"),
                Mutant.of(
                        "migrates-any-table",
                        "F46",
                        Making.layer(MigratesAnyTable::new),
                        "The names of a migration go into the query as they come.",
                        "PULL-06b"),
                Mutant.of(
                        "serves-internal-tables",
                        "F46",
                        Making.layer(ServesInternalTables::new),
                        "The list of tables is read from the database itself.",
                        "PULL-13",
                        "PULL-06b"));
    }
}
