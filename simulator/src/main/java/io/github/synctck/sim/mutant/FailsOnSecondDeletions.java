package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.Set;
import java.util.TreeSet;

/** Fails when an id of one table is deleted that had been deleted before. */
final class FailsOnSecondDeletions extends Layer {
    FailsOnSecondDeletions(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "fails-on-second-deletions",
                "F26",
                Making.layer(FailsOnSecondDeletions::new),
                "One table of tombstones was made without an upsert, and the id is its key.",
                "PUSH-01");
    }

    private final Set<String> buried = new TreeSet<>();

    @Override
    public PushResponse push(PushRequest request) {
        var tables = profile.schema().parentsFirst();
        String last = tables.get(tables.size() - 1).name();
        var live = request.changes().table(last).deleted().stream()
                .filter(id -> holds(all(), last, id))
                .toList();
        if (live.stream().anyMatch(buried::contains)) {
            return Making.CRASH;
        }
        PushResponse answer = super.push(request);
        if (answer instanceof PushResponse.Accepted) {
            buried.addAll(live);
        }
        return answer;
    }
}
