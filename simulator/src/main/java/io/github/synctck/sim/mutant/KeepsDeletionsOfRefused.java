package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.Collections;
import java.util.List;

/** Deletes first, each id in a statement of its own with its own check, and then writes the rest in a transaction. */
final class KeepsDeletionsOfRefused extends Layer {
    KeepsDeletionsOfRefused(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "keeps-deletions-of-refused",
                "F34",
                Making.layer(KeepsDeletionsOfRefused::new),
                "Deletions go through the data API one by one before the function that upserts the rest is called.",
                "PUSH-07");
    }

    @Override
    public PushResponse push(PushRequest request) {
        PushResponse answer = super.push(request);
        if (answer instanceof Refused refused && refused.status() == 409) {
            request.changes().tables().forEach((name, table) -> {
                for (String id : table.deleted()) {
                    TableChanges one = new TableChanges(List.of(), List.of(), List.of(id));
                    forward(new PushRequest(new Changes(Collections.singletonMap(name, one)), request.lastPulledAt()));
                }
            });
        }
        return answer;
    }
}
