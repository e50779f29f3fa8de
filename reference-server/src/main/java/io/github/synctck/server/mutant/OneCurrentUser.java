package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;

/** Who asks is kept in one place for all requests, and read again where the rows are written. */
final class OneCurrentUser implements SyncBackend {
    private final SyncBackend sound;
    private final long pauseMillis;
    private volatile String current = "";

    OneCurrentUser(SyncBackend sound, long pauseMillis) {
        this.sound = sound;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public SyncServer forUser(String userId) {
        return new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                return sound.forUser(userId).pull(request);
            }

            @Override
            public PushResponse push(PushRequest request) {
                current = userId;
                Pause.of(pauseMillis);
                return sound.forUser(current).push(request);
            }
        };
    }

    @Override
    public ServerHooks hooks(String userId) {
        return sound.hooks(userId);
    }
}
