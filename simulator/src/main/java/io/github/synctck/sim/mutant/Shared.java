package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Servers that keep their users apart badly: all see the same datasets, or some of what belongs to others. */
final class Shared {
    private Shared() {}

    /** Gives the same dataset to everybody. */
    static SyncBackend oneForAll(Profile profile, LongSupplier clockMillis) {
        SyncServer shared = new ModelServer(profile, clockMillis).forUser("everybody");
        return user -> shared;
    }

    /** Lists the deletions of every user to everyone. */
    static SyncBackend deletionsOfAll(Profile profile, LongSupplier clockMillis) {
        SyncBackend sound = new ModelServer(profile, clockMillis);
        Map<String, TreeSet<String>> everDeleted = new TreeMap<>();
        return user -> new Layer(profile, sound.forUser(user)) {
            @Override
            public PushResponse push(PushRequest request) {
                synchronized (everDeleted) {
                    request.changes()
                            .tables()
                            .forEach((name, table) -> everDeleted
                                    .computeIfAbsent(name, key -> new TreeSet<>())
                                    .addAll(table.deleted()));
                }
                return super.push(request);
            }

            @Override
            protected TableChanges table(PullRequest request, String name, TableChanges changes) {
                if (request.lastPulledAt() == null) {
                    return changes;
                }
                TreeSet<String> ids = new TreeSet<>(changes.deleted());
                synchronized (everDeleted) {
                    ids.addAll(everDeleted.getOrDefault(name, new TreeSet<>()));
                }
                Changes own = all();
                ids.removeIf(id -> holds(own, name, id));
                return new TableChanges(changes.created(), changes.updated(), List.copyOf(ids));
            }
        };
    }

    /** Finds the owner of a pushed id, if another user has it. */
    private interface Foreign {
        PushResponse push(PushRequest request, SyncServer own, SyncServer owner);
    }

    private static SyncBackend onForeignIds(Profile profile, LongSupplier clockMillis, Foreign foreign) {
        SyncBackend sound = new ModelServer(profile, clockMillis);
        Map<String, String> ownerById = new TreeMap<>();
        return user -> new Layer(profile, sound.forUser(user)) {
            @Override
            public PushResponse push(PushRequest request) {
                String owner = owner(request.changes());
                if (owner != null) {
                    return foreign.push(request, sound.forUser(user), sound.forUser(owner));
                }
                return super.push(request);
            }

            private @Nullable String owner(Changes changes) {
                synchronized (ownerById) {
                    for (Map.Entry<String, TableChanges> table :
                            changes.tables().entrySet()) {
                        for (String id : ids(table.getValue())) {
                            String owner = ownerById.putIfAbsent(table.getKey() + "/" + id, user);
                            if (owner != null && !owner.equals(user)) {
                                return owner;
                            }
                        }
                    }
                }
                return null;
            }
        };
    }

    private static List<String> ids(TableChanges table) {
        List<String> ids = new ArrayList<>(table.deleted());
        table.created().forEach(row -> ids.add(row.id()));
        table.updated().forEach(row -> ids.add(row.id()));
        return ids;
    }

    /** Updates and deletes by id alone, whoever owns the row. */
    static SyncBackend anyoneMayWrite(Profile profile, LongSupplier clockMillis) {
        return onForeignIds(profile, clockMillis, (request, own, owner) -> {
            PullResponse now = owner.pull(PullRequest.first(profile.schema().version()));
            return now instanceof PullResponse.Accepted accepted
                    ? owner.push(new PushRequest(request.changes(), accepted.timestamp()))
                    : Making.CRASH;
        });
    }

    /** Says that an id belongs to somebody else. */
    static SyncBackend tellsOfForeignIds(Profile profile, LongSupplier clockMillis) {
        return onForeignIds(
                profile,
                clockMillis,
                (request, own, owner) -> new Refused(403, "forbidden", "the record is not yours"));
    }

    /** Acknowledges a push on somebody else's id and stores nothing. */
    static SyncBackend dropsForeignIds(Profile profile, LongSupplier clockMillis) {
        return onForeignIds(profile, clockMillis, (request, own, owner) -> PushResponse.Accepted.ALL);
    }

    /** Looks for conflicts by id alone: a row that somebody else wrote since the cursor counts. */
    static SyncBackend checksRowsOfAll(Profile profile, LongSupplier clockMillis) {
        int version = profile.schema().version();
        return onForeignIds(profile, clockMillis, (request, own, owner) -> {
            PullResponse since = owner.pull(PullRequest.since(request.lastPulledAt(), version));
            boolean newer =
                    since instanceof PullResponse.Accepted accepted && names(accepted.changes(), request.changes());
            return newer ? Refused.conflict("the record changed meanwhile") : own.push(request);
        });
    }

    private static boolean names(Changes changes, Changes pushed) {
        return pushed.tables().entrySet().stream()
                .anyMatch(table -> !Collections.disjoint(ids(table.getValue()), ids(changes.table(table.getKey()))));
    }
}
