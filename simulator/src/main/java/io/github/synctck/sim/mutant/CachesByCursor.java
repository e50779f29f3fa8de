package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the answers to pulls by their cursor alone until something is pushed. */
final class CachesByCursor extends Layer {
    private final Map<String, PullResponse> answers = new TreeMap<>();

    CachesByCursor(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "caches-by-cursor",
                "F51",
                Making.layer(CachesByCursor::new),
                "The key of the cache is user and cursor, and was not changed when migrations came.",
                "PULL-06a");
    }

    @Override
    public synchronized PullResponse pull(PullRequest request) {
        boolean ordinary = request.migration() == null && request.lastPulledAt() != null;
        String key = String.valueOf(request.lastPulledAt());
        PullResponse known = answers.get(key);
        if (known != null && !ordinary) {
            return known;
        }
        PullResponse answer = super.pull(request);
        if (ordinary) {
            answers.put(key, answer);
        }
        return answer;
    }

    @Override
    public synchronized PushResponse push(PushRequest request) {
        answers.clear();
        return super.push(request);
    }
}
