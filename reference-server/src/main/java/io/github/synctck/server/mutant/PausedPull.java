package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;

/** A server that looks twice during a pull, with a pause in between, in no common snapshot; pushes are sound. */
abstract class PausedPull implements SyncBackend {
    private final SyncBackend sound;
    private final long pauseMillis;

    /** Nobody races with a first pull, which therefore has no pause. */
    PausedPull(SyncBackend sound, long pauseMillis) {
        this.sound = sound;
        this.pauseMillis = pauseMillis;
    }

    /** What the second look asks for; the same as the first one unless overridden. */
    protected PullRequest second(PullRequest request) {
        return request;
    }

    /** What is made of both looks. */
    protected abstract PullResponse answer(PullResponse early, PullResponse late);

    @Override
    public final SyncServer forUser(String userId) {
        SyncServer server = sound.forUser(userId);
        return new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                PullResponse early = server.pull(request);
                Pause.of(request.lastPulledAt() == null ? 0 : pauseMillis);
                return answer(early, server.pull(second(request)));
            }

            @Override
            public PushResponse push(PushRequest request) {
                return server.push(request);
            }
        };
    }
}
