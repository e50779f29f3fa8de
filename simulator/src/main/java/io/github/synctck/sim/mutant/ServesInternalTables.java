package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Serves every table of its database, also one that is nobody's business. */
final class ServesInternalTables extends Layer {
    ServesInternalTables(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected PullResponse answered(PullRequest request, PullResponse.Accepted answer) {
        Map<String, TableChanges> tables = new LinkedHashMap<>(answer.changes().tables());
        tables.put("audit_log", TableChanges.NONE);
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp(), answer.strategy());
    }
}
