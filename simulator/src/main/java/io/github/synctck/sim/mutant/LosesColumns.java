package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
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
    protected TableChanges pushedTable(String name, TableChanges changes) {
        return new TableChanges(
                changes.created(),
                changes.updated().stream().map(LosesColumns::some).toList(),
                changes.deleted());
    }

    private static RawRecord some(RawRecord row) {
        Map<String, Value> kept = new TreeMap<>(row.columns());
        kept.remove("dunbar_tier");
        kept.remove("name");
        return RawRecord.of(row.id(), kept);
    }
}
