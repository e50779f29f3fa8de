package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stamps a push at once, and shows it to pulls only after a pause; pulls in between already answer with its stamp. */
final class LateCommit implements SyncBackend {
    private final SyncBackend sound;
    private final long pauseMillis;

    LateCommit(SyncBackend sound, long pauseMillis) {
        this.sound = sound;
        this.pauseMillis = pauseMillis;
    }

    private final Map<String, List<PushRequest>> openByUser = new ConcurrentHashMap<>();

    @Override
    public SyncServer forUser(String userId) {
        SyncServer server = sound.forUser(userId);
        List<PushRequest> open = openByUser.computeIfAbsent(userId, id -> new CopyOnWriteArrayList<>());
        return new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                List<PushRequest> hidden = List.copyOf(open);
                PullResponse response = server.pull(request);
                return response instanceof PullResponse.Accepted accepted ? without(accepted, hidden) : response;
            }

            @Override
            public PushResponse push(PushRequest request) {
                open.add(request);
                try {
                    PushResponse response = server.push(request);
                    Pause.of(response instanceof PushResponse.Accepted ? pauseMillis : 0);
                    return response;
                } finally {
                    open.remove(request);
                }
            }
        };
    }

    private static PullResponse without(PullResponse.Accepted answer, List<PushRequest> hidden) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        answer.changes().tables().forEach((name, table) -> {
            TreeSet<String> ids = new TreeSet<>();
            hidden.forEach(push -> ids.addAll(ids(push.changes().table(name))));
            tables.put(
                    name,
                    new TableChanges(
                            table.created().stream()
                                    .filter(row -> !ids.contains(row.id()))
                                    .toList(),
                            table.updated().stream()
                                    .filter(row -> !ids.contains(row.id()))
                                    .toList(),
                            table.deleted()));
        });
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp(), answer.strategy());
    }

    private static List<String> ids(TableChanges table) {
        List<String> ids = new ArrayList<>();
        table.created().forEach(row -> ids.add(row.id()));
        table.updated().forEach(row -> ids.add(row.id()));
        return ids;
    }
}
