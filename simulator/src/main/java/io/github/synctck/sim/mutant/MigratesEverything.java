package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Takes any migration for a reason to send everything. */
final class MigratesEverything extends Layer {
    MigratesEverything(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PullResponse pull(PullRequest request) {
        PullResponse sound = super.pull(request);
        boolean upgraded = request.migration() != null && request.lastPulledAt() != null;
        return upgraded && sound instanceof PullResponse.Accepted delta ? everything(delta) : sound;
    }

    private PullResponse everything(PullResponse.Accepted delta) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        all().tables().forEach((name, rows) -> {
            TableChanges changed = delta.changes().table(name);
            List<RawRecord> updated = Stream.concat(rows.created().stream(), rows.updated().stream())
                    .toList();
            tables.put(name, new TableChanges(List.of(), updated, changed.deleted()));
        });
        return new PullResponse.Accepted(new Changes(tables), delta.timestamp(), delta.strategy());
    }
}
