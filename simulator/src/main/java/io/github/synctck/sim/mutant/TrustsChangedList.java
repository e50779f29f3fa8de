package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes only the columns that the device's list of changed columns names. */
final class TrustsChangedList extends Layer {
    TrustsChangedList(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord pushedUpdate(String table, RawRecord row) {
        if (!(row.get("_changed") instanceof Value.Text text)) {
            return row;
        }
        List<String> names = List.of(text.value().split(","));
        Map<String, Value> kept = new TreeMap<>(row.columns());
        kept.keySet().retainAll(names);
        return RawRecord.of(row.id(), kept);
    }
}
