package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps whatever table was pushed, and serves it to everyone who pulls. */
final class ServesUnknownTables extends Layer {
    private final Map<String, TableChanges> strange = new TreeMap<>();

    ServesUnknownTables(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        request.changes().tables().forEach((name, changes) -> {
            if (profile.schema().table(name) == null) {
                strange.put(name, new TableChanges(List.of(), changes.created(), List.of()));
            }
        });
        return super.push(request);
    }

    @Override
    protected PullResponse answered(PullRequest request, PullResponse.Accepted answer) {
        Map<String, TableChanges> tables = new LinkedHashMap<>(answer.changes().tables());
        tables.putAll(strange);
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp());
    }
}
