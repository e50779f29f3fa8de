package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Binds the values of a batch to one statement, in which a missing one keeps what the row before had. */
final class FillsGapsFromTheRowBefore extends Layer {
    FillsGapsFromTheRowBefore(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected TableChanges pushedTable(String name, TableChanges changes) {
        List<RawRecord> created = new ArrayList<>();
        Map<String, Value> bound = new TreeMap<>();
        for (RawRecord row : changes.created()) {
            bound.putAll(row.columns());
            created.add(RawRecord.of(row.id(), bound));
        }
        return new TableChanges(created, changes.updated(), changes.deleted());
    }
}
