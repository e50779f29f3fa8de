package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Answers a migration with nothing but the tables that it names. */
final class MigratesNamedTablesOnly extends Layer {
    MigratesNamedTablesOnly(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "migrates-named-tables-only",
                "F51",
                Making.layer(MigratesNamedTablesOnly::new),
                "The query for a migration stands in the place of the ordinary one.",
                "MIG-01");
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        Migration migration = request.migration();
        boolean named = migration == null
                || request.lastPulledAt() == null
                || migration.tables().contains(name)
                || migration.columns().containsKey(name);
        boolean empty = migration != null
                && migration.tables().isEmpty()
                && migration.columns().isEmpty();
        return named || empty ? changes : TableChanges.NONE;
    }
}
