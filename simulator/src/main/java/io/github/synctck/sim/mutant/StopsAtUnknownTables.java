package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Applies a push up to the first table that it does not know. */
final class StopsAtUnknownTables extends Layer {
    StopsAtUnknownTables(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "stops-at-unknown-tables",
                "F32",
                Making.layer(StopsAtUnknownTables::new),
                "The loop over the tables is left where a table is unknown, instead of being continued.",
                "PUSH-01",
                "PUSH-09");
    }

    @Override
    protected Changes pushed(Changes changes) {
        Map<String, TableChanges> known = new LinkedHashMap<>();
        for (Map.Entry<String, TableChanges> table : changes.tables().entrySet()) {
            if (profile.schema().table(table.getKey()) == null) {
                break;
            }
            known.put(table.getKey(), table.getValue());
        }
        return new Changes(known);
    }
}
