package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.TreeSet;

/** Serves back the list of changed columns that the writer's device kept. */
final class ServesChangedList extends Layer {
    private final TreeSet<String> marked = new TreeSet<>();

    ServesChangedList(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord pushedRecord(String table, RawRecord row) {
        if (row.get("_changed") instanceof Value.Text text && !text.value().isEmpty()) {
            marked.add(row.id());
        }
        return row;
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        return marked.contains(row.id()) ? with(row, "_changed", Value.of("name")) : row;
    }
}
