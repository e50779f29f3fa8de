package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;

/** Takes a single new record whose content another one has already for that one, and forgets its id. */
final class KeepsTheOlderTwin extends Layer {
    KeepsTheOlderTwin(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges pushedTable(String name, TableChanges changes) {
        if (changes.created().size() != 1) {
            return changes;
        }
        TableChanges before = all().table(name);
        List<RawRecord> created = changes.created().stream()
                .filter(row -> Twins.of(before, row).isEmpty())
                .toList();
        return new TableChanges(created, changes.updated(), changes.deleted());
    }
}
