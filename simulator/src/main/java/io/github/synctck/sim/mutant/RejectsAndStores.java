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

/** Lists an id as rejected and stores its record all the same. */
final class RejectsAndStores extends Layer {
    RejectsAndStores(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        PushResponse answer = super.push(request);
        Map<String, List<String>> rejected = new TreeMap<>();
        request.changes()
                .tables()
                .forEach((name, table) -> table.updated().stream()
                        .filter(row -> row.columns().values().stream().anyMatch(value -> value.equals(Value.of(""))))
                        .forEach(row -> rejected.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(row.id())));
        return answer instanceof PushResponse.Accepted && !rejected.isEmpty()
                ? new PushResponse.Accepted(rejected)
                : answer;
    }
}
