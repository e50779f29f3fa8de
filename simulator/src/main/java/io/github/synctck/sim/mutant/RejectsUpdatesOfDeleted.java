package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes a push and says by id which of its updates had no effect, since their records are gone. */
final class RejectsUpdatesOfDeleted extends Layer {
    RejectsUpdatesOfDeleted(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    /** One push at a time, so that what is looked at afterwards is what this push left. */
    @Override
    public synchronized PushResponse push(PushRequest request) {
        PushResponse answer = forward(request);
        boolean updates = request.changes().tables().values().stream()
                .anyMatch(table -> !table.updated().isEmpty());
        return answer instanceof PushResponse.Accepted && updates
                ? new PushResponse.Accepted(gone(request.changes(), all()))
                : answer;
    }

    private static Map<String, List<String>> gone(Changes pushed, Changes live) {
        Map<String, List<String>> rejected = new TreeMap<>();
        pushed.tables().forEach((name, table) -> {
            List<String> ids = table.updated().stream()
                    .map(RawRecord::id)
                    .filter(id -> !holds(live, name, id))
                    .toList();
            if (!ids.isEmpty()) {
                rejected.put(name, ids);
            }
        });
        return rejected;
    }
}
