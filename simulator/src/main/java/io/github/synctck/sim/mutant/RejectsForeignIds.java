package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Ids are unique over all users; a record whose id another user has is not stored, and its id is named as rejected and,
 * so that no device tries for ever, as deleted from then on.
 */
final class RejectsForeignIds {
    private RejectsForeignIds() {}

    static SyncBackend server(Profile profile, LongSupplier clockMillis) {
        SyncBackend sound = new ModelServer(profile, clockMillis);
        Map<String, String> owners = new TreeMap<>();
        return user -> new Layer(profile, sound.forUser(user)) {
            private final Map<String, TreeSet<String>> everRejected = new TreeMap<>();

            @Override
            protected TableChanges table(PullRequest request, String name, TableChanges changes) {
                TreeSet<String> deleted = new TreeSet<>(changes.deleted());
                if (request.lastPulledAt() != null) {
                    deleted.addAll(everRejected.getOrDefault(name, new TreeSet<>()));
                }
                return new TableChanges(changes.created(), changes.updated(), List.copyOf(deleted));
            }

            @Override
            public PushResponse push(PushRequest request) {
                Map<String, List<String>> rejected = new TreeMap<>();
                Map<String, TableChanges> kept = new LinkedHashMap<>();
                request.changes().tables().forEach((name, table) -> {
                    List<String> foreign = new ArrayList<>();
                    kept.put(
                            name,
                            new TableChanges(
                                    own(name, table.created(), foreign),
                                    own(name, table.updated(), foreign),
                                    table.deleted()));
                    if (!foreign.isEmpty()) {
                        rejected.put(name, foreign);
                        everRejected
                                .computeIfAbsent(name, key -> new TreeSet<>())
                                .addAll(foreign);
                    }
                });
                PushResponse answer = super.push(new PushRequest(new Changes(kept), request.lastPulledAt()));
                return answer instanceof PushResponse.Accepted && !rejected.isEmpty()
                        ? new PushResponse.Accepted(rejected)
                        : answer;
            }

            private List<RawRecord> own(String table, List<RawRecord> records, List<String> foreign) {
                List<RawRecord> own = new ArrayList<>();
                synchronized (owners) {
                    for (RawRecord record : records) {
                        String owner = owners.computeIfAbsent(table + "/" + record.id(), key -> user);
                        if (owner.equals(user)) {
                            own.add(record);
                        } else {
                            foreign.add(record.id());
                        }
                    }
                }
                return own;
            }
        };
    }
}
