package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncServer;
import java.util.stream.Stream;

/** Refuses a push with a column that it does not know, the client's own bookkeeping excepted. */
final class RefusesUnknownColumns extends Layer {
    RefusesUnknownColumns(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        boolean known = request.changes().tables().entrySet().stream().allMatch(entry -> {
            Table table = profile.schema().table(entry.getKey());
            return table == null
                    || Stream.concat(entry.getValue().created().stream(), entry.getValue().updated().stream())
                            .allMatch(row -> isKnown(table, row));
        });
        return known ? super.push(request) : Refused.malformed("a column is unknown");
    }

    private static boolean isKnown(Table table, RawRecord row) {
        return row.columns().keySet().stream().allMatch(name -> name.startsWith("_") || table.column(name) != null);
    }
}
