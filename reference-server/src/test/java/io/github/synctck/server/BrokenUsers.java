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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Servers that mix their users up, each in one way. */
final class BrokenUsers {
    private BrokenUsers() {}

    private static SyncBackend model() {
        return new ModelServer(ProfileReader.named("watermelondb"), System::currentTimeMillis);
    }

    /** Handles a push, given who has which id and who refers to which. */
    private interface Pushing {
        PushResponse push(SyncServer sound, String user, PushRequest request, Owners owners);
    }

    /** Which user was first to push an id, and whose records refer to it. */
    private static final class Owners {
        private final Map<String, String> byId = new TreeMap<>();
        private final Map<String, TreeSet<String>> referring = new TreeMap<>();

        synchronized boolean isForeign(String user, String id) {
            return !byId.getOrDefault(id, user).equals(user);
        }

        synchronized boolean isHeldByOthers(String user, String id) {
            TreeSet<String> users = new TreeSet<>(referring.getOrDefault(id, new TreeSet<>()));
            users.remove(user);
            return !users.isEmpty();
        }

        synchronized void learn(String user, Changes changes) {
            for (TableChanges table : changes.tables().values()) {
                for (RawRecord record : table.created()) {
                    byId.putIfAbsent(record.id(), user);
                    for (Value value : record.columns().values()) {
                        if (value instanceof Value.Text text) {
                            referring
                                    .computeIfAbsent(text.value(), id -> new TreeSet<>())
                                    .add(user);
                        }
                    }
                }
            }
        }
    }

    private static SyncBackend pushing(Pushing pushing) {
        SyncBackend sound = model();
        Owners owners = new Owners();
        return user -> {
            SyncServer own = sound.forUser(user);
            return new SyncServer() {
                @Override
                public PullResponse pull(PullRequest request) {
                    return own.pull(request);
                }

                @Override
                public PushResponse push(PushRequest request) {
                    PushResponse answer = pushing.push(own, user, request, owners);
                    if (answer instanceof PushResponse.Accepted) {
                        owners.learn(user, request.changes());
                    }
                    return answer;
                }
            };
        };
    }

    private static boolean names(Changes changes, Predicate<String> id) {
        return changes.tables().values().stream()
                .anyMatch(table -> table.created().stream().anyMatch(record -> id.test(record.id())));
    }

    /** The primary key is the id alone. */
    static SyncBackend idIsTheKey() {
        return pushing((sound, user, request, owners) -> names(request.changes(), id -> owners.isForeign(user, id))
                ? new Refused(500, "", "duplicate key value")
                : sound.push(request));
    }

    /** Row security lets writes on foreign ids go nowhere, and nobody looks. */
    static SyncBackend dropsForeignIds() {
        return pushing((sound, user, request, owners) ->
                sound.push(keeping(request, (table, record) -> !owners.isForeign(user, record.id()))));
    }

    /** The push without some of its records. */
    static PushRequest keeping(PushRequest request, BiPredicate<String, RawRecord> keeps) {
        Map<String, TableChanges> kept = new LinkedHashMap<>();
        request.changes()
                .tables()
                .forEach((name, table) -> kept.put(
                        name,
                        new TableChanges(
                                table.created().stream()
                                        .filter(record -> keeps.test(name, record))
                                        .toList(),
                                table.updated().stream()
                                        .filter(record -> keeps.test(name, record))
                                        .toList(),
                                table.deleted())));
        return new PushRequest(new Changes(kept), request.lastPulledAt());
    }

    /** Foreign keys name the id alone, and restrict. */
    static SyncBackend foreignChildrenBlock() {
        return pushing((sound, user, request, owners) -> {
            boolean held = request.changes().tables().values().stream()
                    .flatMap(table -> table.deleted().stream())
                    .anyMatch(id -> owners.isHeldByOthers(user, id));
            return held ? new Refused(409, "", "still referenced") : sound.push(request);
        });
    }

    /** A cursor that this user was never given is taken to be up to date. */
    static SyncBackend knowsItsCursorsOnly() {
        return BrokenServers.layered(sound -> new SyncServer() {
            private final TreeSet<Double> given = new TreeSet<>();

            @Override
            public PullResponse pull(PullRequest request) {
                PullResponse answer = sound.pull(request);
                Cursor cursor = request.lastPulledAt();
                if (answer instanceof PullResponse.Accepted accepted) {
                    boolean foreign = cursor != null && !given.contains(cursor.number());
                    given.add(accepted.timestamp().number());
                    return foreign ? new PullResponse.Accepted(Changes.NONE, accepted.timestamp()) : answer;
                }
                return answer;
            }

            @Override
            public PushResponse push(PushRequest request) {
                return sound.push(request);
            }
        });
    }
}
