package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Two pushes of one record that overlap wait for each other, and both are rolled back. */
final class DoublesFail implements SyncBackend {
    private static final Refused DEADLOCK = new Refused(500, "internal", "deadlock detected");

    private final SyncBackend sound;
    private final long pauseMillis;
    private final Map<String, List<PushRequest>> openByUser = new ConcurrentHashMap<>();

    DoublesFail(SyncBackend sound, long pauseMillis) {
        this.sound = sound;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public SyncServer forUser(String userId) {
        SyncServer server = sound.forUser(userId);
        List<PushRequest> open = openByUser.computeIfAbsent(userId, id -> new ArrayList<>());
        return new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                return server.pull(request);
            }

            @Override
            public PushResponse push(PushRequest request) {
                synchronized (open) {
                    open.add(request);
                }
                Pause.of(pauseMillis);
                synchronized (open) {
                    long same = open.stream()
                            .filter(other -> other.changes().equals(request.changes()))
                            .count();
                    if (same > 1) {
                        return DEADLOCK;
                    }
                    open.remove(request);
                }
                return server.push(request);
            }
        };
    }
}
