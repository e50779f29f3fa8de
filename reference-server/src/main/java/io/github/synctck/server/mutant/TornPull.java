package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the first half of the tables, pauses, reads the others, and answers with the first timestamp. */
final class TornPull implements SyncBackend {
    private final SyncBackend sound;
    private final long pauseMillis;

    TornPull(SyncBackend sound, long pauseMillis) {
        this.sound = sound;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public SyncServer forUser(String userId) {
        SyncServer server = sound.forUser(userId);
        return new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                PullResponse early = server.pull(request);
                Pause.of(request.lastPulledAt() == null ? 0 : pauseMillis);
                PullResponse late = server.pull(request);
                return early instanceof PullResponse.Accepted first && late instanceof PullResponse.Accepted second
                        ? torn(first, second)
                        : late;
            }

            @Override
            public PushResponse push(PushRequest request) {
                return server.push(request);
            }
        };
    }

    private static PullResponse torn(PullResponse.Accepted early, PullResponse.Accepted late) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        int number = 0;
        for (String name : late.changes().tables().keySet()) {
            boolean first = number++ < late.changes().tables().size() / 2;
            tables.put(name, (first ? early : late).changes().table(name));
        }
        return new PullResponse.Accepted(new Changes(tables), early.timestamp(), late.strategy());
    }
}
