package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for conflicts, pauses, and then writes over whatever has come in between. */
final class CheckThenWrite implements SyncBackend {
    private final SyncBackend sound;
    private final long pauseMillis;
    private final boolean onlyCreates;

    CheckThenWrite(SyncBackend sound, long pauseMillis, boolean onlyCreates) {
        this.sound = sound;
        this.pauseMillis = pauseMillis;
        this.onlyCreates = onlyCreates;
    }

    @Override
    public SyncServer forUser(String userId) {
        SyncServer server = sound.forUser(userId);
        return new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                return server.pull(request);
            }

            @Override
            public PushResponse push(PushRequest request) {
                boolean creates = request.changes().tables().values().stream()
                        .allMatch(table ->
                                table.updated().isEmpty() && table.deleted().isEmpty());
                boolean updates = request.changes().tables().values().stream()
                        .allMatch(table ->
                                table.created().isEmpty() && table.deleted().isEmpty());
                if (onlyCreates ? !creates : !updates) {
                    return server.push(request);
                }
                PullResponse since = server.pull(PullRequest.since(request.lastPulledAt(), 1));
                if (!(since instanceof PullResponse.Accepted news) || touches(news.changes(), request.changes())) {
                    return server.push(request);
                }
                Pause.of(pauseMillis);
                return overwrite(server, request);
            }
        };
    }

    /** With a cursor of this very moment nothing can stand in the way. */
    private static PushResponse overwrite(SyncServer server, PushRequest request) {
        PullResponse now = server.pull(PullRequest.since(request.lastPulledAt(), 1));
        return now instanceof PullResponse.Accepted accepted
                ? server.push(new PushRequest(request.changes(), accepted.timestamp()))
                : server.push(request);
    }

    private static boolean touches(Changes news, Changes pushed) {
        return pushed.tables().entrySet().stream().anyMatch(table -> {
            TreeSet<String> ids = new TreeSet<>(news.table(table.getKey()).deleted());
            news.table(table.getKey()).created().forEach(row -> ids.add(row.id()));
            news.table(table.getKey()).updated().forEach(row -> ids.add(row.id()));
            return Stream.concat(table.getValue().created().stream(), table.getValue().updated().stream())
                    .anyMatch(row -> ids.contains(row.id()));
        });
    }
}
