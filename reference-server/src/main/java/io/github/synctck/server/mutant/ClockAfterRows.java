package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;

/** Reads the rows, pauses, and then looks what the newest stamp is. */
final class ClockAfterRows implements SyncBackend {
    private final SyncBackend sound;
    private final long pauseMillis;

    ClockAfterRows(SyncBackend sound, long pauseMillis) {
        this.sound = sound;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public SyncServer forUser(String userId) {
        SyncServer server = sound.forUser(userId);
        return new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                PullResponse rows = server.pull(request);
                Pause.of(request.lastPulledAt() == null ? 0 : pauseMillis);
                PullResponse now = server.pull(PullRequest.first(request.schemaVersion()));
                return rows instanceof PullResponse.Accepted read && now instanceof PullResponse.Accepted late
                        ? new PullResponse.Accepted(read.changes(), late.timestamp(), read.strategy())
                        : rows;
            }

            @Override
            public PushResponse push(PushRequest request) {
                return server.push(request);
            }
        };
    }
}
