package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes table by table without a transaction: of a refused push the created records stay. */
final class LeavesCreatedOfRefused extends Layer {
    LeavesCreatedOfRefused(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        PushResponse answer = super.push(request);
        if (answer instanceof Refused) {
            Map<String, TableChanges> created = new LinkedHashMap<>();
            request.changes()
                    .tables()
                    .forEach((name, table) ->
                            created.put(name, new TableChanges(table.created(), List.of(), List.of())));
            PushResponse half = forward(new PushRequest(new Changes(created), request.lastPulledAt()));
            return half instanceof PushResponse.Accepted ? answer : Making.CRASH;
        }
        return answer;
    }
}
