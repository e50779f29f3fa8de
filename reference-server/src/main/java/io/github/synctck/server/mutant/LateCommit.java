package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stamps a push at once, and shows all but its first rows to pulls only after a pause; pulls in between already answer
 * with its stamp.
 */
final class LateCommit implements SyncBackend {
    private final SyncBackend sound;
    private final int shownAtOnce;
    private final long pauseMillis;
    private final Map<String, List<Set<String>>> openByUser = new ConcurrentHashMap<>();

    /** A server that shows so many rows of a push at once, and the others after that pause. */
    LateCommit(SyncBackend sound, int shownAtOnce, long pauseMillis) {
        this.sound = sound;
        this.shownAtOnce = shownAtOnce;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public SyncServer forUser(String userId) {
        SyncServer server = sound.forUser(userId);
        List<Set<String>> open = openByUser.computeIfAbsent(userId, id -> new CopyOnWriteArrayList<>());
        return new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                List<Set<String>> hidden = List.copyOf(open);
                PullResponse response = server.pull(request);
                return response instanceof PullResponse.Accepted accepted ? without(accepted, hidden) : response;
            }

            @Override
            public PushResponse push(PushRequest request) {
                Set<String> late = late(request.changes());
                open.add(late);
                try {
                    PushResponse response = server.push(request);
                    Pause.of(response instanceof PushResponse.Accepted && !late.isEmpty() ? pauseMillis : 0);
                    return response;
                } finally {
                    open.remove(late);
                }
            }
        };
    }

    private static PullResponse without(PullResponse.Accepted answer, List<Set<String>> hidden) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        answer.changes()
                .tables()
                .forEach((name, table) -> tables.put(
                        name,
                        new TableChanges(
                                shown(name, table.created(), hidden),
                                shown(name, table.updated(), hidden),
                                table.deleted())));
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp(), answer.strategy());
    }

    private static List<RawRecord> shown(String table, List<RawRecord> rows, List<Set<String>> hidden) {
        return rows.stream()
                .filter(row -> hidden.stream().noneMatch(late -> late.contains(key(table, row))))
                .toList();
    }

    /** The rows of a push that wait for the pause. */
    private Set<String> late(Changes changes) {
        Set<String> late = new LinkedHashSet<>();
        changes.tables()
                .forEach((name, table) -> Stream.concat(table.created().stream(), table.updated().stream())
                        .forEach(row -> late.add(key(name, row))));
        return late.stream().skip(shownAtOnce).collect(Collectors.toSet());
    }

    private static String key(String table, RawRecord row) {
        return table + "/" + row.id();
    }
}
