package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Whoever pulls while a pull of the same user is being answered gets that answer. */
final class SharesRunningPulls implements SyncBackend {
    private final SyncBackend sound;
    private final long pauseMillis;
    private final ConcurrentMap<String, CompletableFuture<PullResponse>> running = new ConcurrentHashMap<>();

    SharesRunningPulls(SyncBackend sound, long pauseMillis) {
        this.sound = sound;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public SyncServer forUser(String userId) {
        SyncServer server = sound.forUser(userId);
        return new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                CompletableFuture<PullResponse> own = new CompletableFuture<>();
                CompletableFuture<PullResponse> other = running.putIfAbsent(userId, own);
                if (other != null) {
                    return other.join();
                }
                try {
                    PullResponse answer = server.pull(request);
                    Pause.of(pauseMillis);
                    own.complete(answer);
                    return answer;
                } finally {
                    running.remove(userId, own);
                    own.completeExceptionally(new IllegalStateException("the shared pull failed"));
                }
            }

            @Override
            public PushResponse push(PushRequest request) {
                return server.push(request);
            }
        };
    }
}
