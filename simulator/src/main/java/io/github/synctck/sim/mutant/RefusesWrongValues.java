package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.stream.Stream;

/** Refuses a push in which a value has not the type of its column. */
final class RefusesWrongValues extends Layer {
    RefusesWrongValues(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        for (Table table : profile.schema().tables().values()) {
            TableChanges changes = request.changes().table(table.name());
            boolean wrong = Stream.concat(changes.created().stream(), changes.updated().stream())
                    .anyMatch(row -> isWrong(table, row));
            if (wrong) {
                return Refused.malformed("a value has the wrong type");
            }
        }
        return super.push(request);
    }

    private static boolean isWrong(Table table, RawRecord row) {
        return table.columns().values().stream().anyMatch(column -> {
            Value value = row.get(column.name());
            return value != null
                    && !value.equals(Value.NULL)
                    && !column.sanitize(value).equals(value)
                    && !(value instanceof Value.Num && column.type() == ColumnType.BOOLEAN);
        });
    }
}
