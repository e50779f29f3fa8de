package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stores one table of the app and never serves it. */
final class ForgetsOneTable extends Layer {
    ForgetsOneTable(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected PullResponse answered(PullRequest request, PullResponse.Accepted answer) {
        Map<String, TableChanges> tables = new LinkedHashMap<>(answer.changes().tables());
        String last = List.copyOf(tables.keySet()).get(tables.size() - 1);
        tables.put(last, TableChanges.NONE);
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp());
    }
}
