package io.github.synctck.server;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Sound servers behind one wrong layer, each made to turn certain cases red. */
final class BrokenServers {
    static final Refused NO = new Refused(500, "broken", "broken on purpose");

    private BrokenServers() {}

    private static SyncBackend model() {
        return new ModelServer(ProfileReader.named("watermelondb"), System::currentTimeMillis);
    }

    /** One layer per user, over a sound server. */
    static SyncBackend layered(Function<SyncServer, SyncServer> layer) {
        SyncBackend sound = model();
        Map<String, SyncServer> byUser = new TreeMap<>();
        return user -> {
            synchronized (byUser) {
                return byUser.computeIfAbsent(user, id -> layer.apply(sound.forUser(id)));
            }
        };
    }

    /** Answers pulls wrongly. */
    static SyncBackend pulls(BiFunction<PullRequest, PullResponse.Accepted, PullResponse> wrong) {
        return layered(sound -> new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                return sound.pull(request) instanceof PullResponse.Accepted accepted
                        ? wrong.apply(request, accepted)
                        : NO;
            }

            @Override
            public PushResponse push(PushRequest request) {
                return sound.push(request);
            }
        });
    }

    /** Answers pulls with other changes. */
    static SyncBackend changes(BiFunction<PullRequest, TableChanges, TableChanges> wrong) {
        return pulls((request, accepted) -> {
            Map<String, TableChanges> tables = new LinkedHashMap<>();
            accepted.changes().tables().forEach((name, table) -> tables.put(name, wrong.apply(request, table)));
            return new PullResponse.Accepted(new Changes(tables), accepted.timestamp());
        });
    }

    /** Serves other rows. */
    static SyncBackend rows(UnaryOperator<RawRecord> wrong) {
        return changes((request, table) -> new TableChanges(
                table.created().stream().map(wrong).toList(),
                table.updated().stream().map(wrong).toList(),
                table.deleted()));
    }

    /** A record with one column set to something else. */
    static RawRecord with(RawRecord record, String column, Value value) {
        Map<String, Value> columns = new TreeMap<>(record.columns());
        columns.put(column, value);
        return RawRecord.of(record.id(), columns);
    }

    /** Takes pushes wrongly. */
    static SyncBackend pushes(BiFunction<SyncServer, PushRequest, PushResponse> wrong) {
        return layered(sound -> new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                return sound.pull(request);
            }

            @Override
            public PushResponse push(PushRequest request) {
                return wrong.apply(sound, request);
            }
        });
    }

    /** Refuses pushes that the function dislikes, given the records that exist. */
    static SyncBackend refuses(BiFunction<Map<String, TableChanges>, Changes, Boolean> dislikes) {
        return pushes((sound, request) -> {
            PullResponse all = sound.pull(PullRequest.first(1));
            Map<String, TableChanges> existing = all instanceof PullResponse.Accepted accepted
                    ? accepted.changes().tables()
                    : new TreeMap<>();
            return dislikes.apply(existing, request.changes()) ? NO : sound.push(request);
        });
    }

    static boolean exists(Map<String, TableChanges> existing, String table, String id) {
        TableChanges changes = existing.getOrDefault(table, TableChanges.NONE);
        List<RawRecord> rows = new ArrayList<>(changes.created());
        rows.addAll(changes.updated());
        return rows.stream().anyMatch(row -> row.id().equals(id));
    }

    /** Gives the same dataset to everybody. */
    static SyncBackend oneForAll() {
        SyncServer shared = model().forUser("everybody");
        return user -> shared;
    }

    /** Applies the created part of a push that it refuses. */
    static SyncBackend leavesHalf() {
        return pushes((sound, request) -> {
            PushResponse answer = sound.push(request);
            if (answer instanceof Refused) {
                Map<String, TableChanges> created = new LinkedHashMap<>();
                request.changes()
                        .tables()
                        .forEach((name, table) ->
                                created.put(name, new TableChanges(table.created(), List.of(), List.of())));
                PushResponse half = sound.push(new PushRequest(new Changes(created), request.lastPulledAt()));
                return half instanceof PushResponse.Accepted ? answer : NO;
            }
            return answer;
        });
    }

    /** Refuses everything after the first refusal. */
    static SyncBackend sulks() {
        return layered(sound -> new SyncServer() {
            private boolean refused;

            @Override
            public PullResponse pull(PullRequest request) {
                return sound.pull(request);
            }

            @Override
            public PushResponse push(PushRequest request) {
                PushResponse answer = refused ? NO : sound.push(request);
                refused |= answer instanceof Refused;
                return answer;
            }
        });
    }

    /** Answers the same pull only once. */
    static SyncBackend answersOnce() {
        return layered(sound -> new SyncServer() {
            private final List<Cursor> asked = new ArrayList<>();

            @Override
            public PullResponse pull(PullRequest request) {
                PullResponse answer = sound.pull(request);
                Cursor cursor = request.lastPulledAt();
                boolean again = cursor != null && asked.contains(cursor);
                if (cursor != null) {
                    asked.add(cursor);
                }
                return again && answer instanceof PullResponse.Accepted accepted
                        ? new PullResponse.Accepted(Changes.NONE, accepted.timestamp())
                        : answer;
            }

            @Override
            public PushResponse push(PushRequest request) {
                return sound.push(request);
            }
        });
    }
}
