package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads whatever table a migration names. */
final class MigratesAnyTable extends Layer {
    MigratesAnyTable(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected PullResponse answered(PullRequest request, PullResponse.Accepted answer) {
        Migration migration = request.migration();
        Map<String, TableChanges> tables = new LinkedHashMap<>(answer.changes().tables());
        if (migration != null) {
            migration.tables().forEach(name -> tables.putIfAbsent(name, TableChanges.NONE));
        }
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp(), answer.strategy());
    }
}
