package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;

/** Reads the created and updated lists of a push, and never the deleted one. */
final class SkipsDeletedLists extends Layer {
    SkipsDeletedLists(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges pushedTable(String name, TableChanges changes) {
        return new TableChanges(changes.created(), changes.updated(), List.of());
    }
}
