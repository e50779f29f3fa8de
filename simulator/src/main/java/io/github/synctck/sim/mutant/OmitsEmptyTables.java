package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Leaves tables without changes out. */
final class OmitsEmptyTables extends Layer {
    OmitsEmptyTables(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected PullResponse answered(PullRequest request, PullResponse.Accepted answer) {
        Map<String, TableChanges> tables = new LinkedHashMap<>(answer.changes().tables());
        tables.values().removeIf(TableChanges::isEmpty);
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp(), answer.strategy());
    }
}
