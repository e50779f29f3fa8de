package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rejects records with an empty name by their id, and with them drops the whole push. */
final class RejectsOneLosesAll extends Layer {
    RejectsOneLosesAll(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        Map<String, List<String>> rejected = new TreeMap<>();
        request.changes()
                .tables()
                .forEach((name, table) -> table.created().stream()
                        .filter(row -> Value.of("").equals(row.get("name")))
                        .forEach(row -> rejected.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(row.id())));
        return rejected.isEmpty() ? super.push(request) : new PushResponse.Accepted(rejected);
    }
}
