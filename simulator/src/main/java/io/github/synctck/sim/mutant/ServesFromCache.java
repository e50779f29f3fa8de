package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.Map;
import java.util.TreeMap;

/** Answers the same request with the same bytes for a while. */
final class ServesFromCache extends Layer {
    private final Map<String, PullResponse> cached = new TreeMap<>();

    ServesFromCache(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PullResponse pull(PullRequest request) {
        String key = String.valueOf(request.lastPulledAt());
        return cached.computeIfAbsent(key, asked -> forward(request));
    }
}
