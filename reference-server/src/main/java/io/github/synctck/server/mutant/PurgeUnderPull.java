package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks whether a cursor is too old, pauses, and reads the tombstones, which a purge may have removed by then. */
final class PurgeUnderPull implements SyncBackend {
    private final SyncBackend sound;
    private final long pauseMillis;

    PurgeUnderPull(SyncBackend sound, long pauseMillis) {
        this.sound = sound;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public SyncServer forUser(String userId) {
        SyncServer server = sound.forUser(userId);
        return new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                PullResponse looked = server.pull(request);
                Pause.of(request.lastPulledAt() == null ? 0 : pauseMillis);
                PullResponse read = server.pull(request);
                return looked instanceof PullResponse.Accepted before && !(read instanceof PullResponse.Accepted)
                        ? withoutDeletions(before)
                        : read;
            }

            @Override
            public PushResponse push(PushRequest request) {
                return server.push(request);
            }
        };
    }

    private static PullResponse withoutDeletions(PullResponse.Accepted answer) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        answer.changes()
                .tables()
                .forEach((name, table) ->
                        tables.put(name, new TableChanges(table.created(), table.updated(), List.of())));
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp(), answer.strategy());
    }

    @Override
    public ServerHooks hooks(String userId) {
        return sound.hooks(userId);
    }
}
