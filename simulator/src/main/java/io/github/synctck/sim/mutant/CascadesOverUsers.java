package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** A server on which a deletion takes the children of every user's record of that id along. */
final class CascadesOverUsers {
    private CascadesOverUsers() {}

    static Mutant entry() {
        return Mutant.of(
                "cascades-over-users",
                "F44",
                CascadesOverUsers::server,
                "DELETE FROM children WHERE parent_id = $1, in a function that runs with the rights of its owner.",
                "DERIVED-13");
    }

    private static SyncBackend server(Profile profile, LongSupplier clockMillis) {
        SyncBackend sound = new ModelServer(profile, clockMillis);
        Map<String, SyncServer> everybody = Collections.synchronizedMap(new TreeMap<>());
        return user -> {
            everybody.put(user, sound.forUser(user));
            return new Layer(profile, sound.forUser(user)) {
                @Override
                public PushResponse push(PushRequest request) {
                    PushResponse answer = super.push(request);
                    if (answer instanceof PushResponse.Accepted) {
                        for (SyncServer each : List.copyOf(everybody.values())) {
                            sweep(profile, request.changes(), each);
                        }
                    }
                    return answer;
                }
            };
        };
    }

    private static void sweep(Profile profile, Changes pushed, SyncServer server) {
        boolean deletes = pushed.tables().values().stream()
                .anyMatch(table -> !table.deleted().isEmpty());
        if (deletes
                && server.pull(PullRequest.first(profile.schema().version()))
                        instanceof PullResponse.Accepted accepted) {
            pushed.tables().forEach((parents, table) -> {
                for (DataSchema.Child child : profile.schema().children(parents)) {
                    List<String> below = new ArrayList<>();
                    TableChanges held = accepted.changes().table(child.table().name());
                    Stream.concat(held.created().stream(), held.updated().stream())
                            .filter(row -> hangsOn(row, child, table.deleted()))
                            .forEach(row -> below.add(row.id()));
                    TableChanges swept = new TableChanges(List.of(), List.of(), below);
                    Changes changes =
                            new Changes(Collections.singletonMap(child.table().name(), swept));
                    server.push(new PushRequest(changes, accepted.timestamp()));
                }
            });
        }
    }

    private static boolean hangsOn(RawRecord row, DataSchema.Child child, List<String> deleted) {
        return row.get(child.column().name()) instanceof Value.Text parent && deleted.contains(parent.value());
    }
}
