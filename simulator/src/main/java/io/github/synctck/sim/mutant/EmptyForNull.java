package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Keeps no nulls: an optional text becomes empty, an optional number 0. */
final class EmptyForNull extends Layer {
    EmptyForNull(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        Table known = profile.schema().table(table);
        return known == null
                ? row
                : map(row, (name, value) -> {
                    Column column = known.column(name);
                    boolean empty = column != null && value.equals(Value.NULL) && column.type() == ColumnType.STRING;
                    return empty ? Value.of("") : value;
                });
    }
}
