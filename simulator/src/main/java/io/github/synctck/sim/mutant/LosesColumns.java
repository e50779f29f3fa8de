package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.Map;
import java.util.TreeMap;

/** Lists the columns of an update by hand, and forgot two of them. */
final class LosesColumns extends Layer {
    LosesColumns(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord pushedUpdate(String table, RawRecord row) {
        Map<String, Value> kept = new TreeMap<>(row.columns());
        kept.remove("dunbar_tier");
        kept.remove("name");
        return RawRecord.of(row.id(), kept);
    }
}
