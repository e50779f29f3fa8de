package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.TreeSet;

/** Takes a push with the same content as an earlier one for its repetition, and does nothing. */
final class TakesContentForRetry extends Layer {
    private final TreeSet<String> seen = new TreeSet<>();

    TakesContentForRetry(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        if (seen.contains(request.changes().toString())) {
            return PushResponse.Accepted.ALL;
        }
        PushResponse answer = super.push(request);
        if (answer instanceof PushResponse.Accepted) {
            seen.add(request.changes().toString());
        }
        return answer;
    }
}
