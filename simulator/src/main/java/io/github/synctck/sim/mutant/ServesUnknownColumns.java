package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.Map;
import java.util.TreeMap;

/** Keeps records as documents, and serves every key that was ever pushed. */
final class ServesUnknownColumns extends Layer {
    private final Map<String, RawRecord> documents = new TreeMap<>();

    ServesUnknownColumns(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord pushedRecord(String table, RawRecord row) {
        documents.put(table + "/" + row.id(), row);
        return row;
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        RawRecord document = documents.get(table + "/" + row.id());
        if (document == null) {
            return row;
        }
        Map<String, Value> columns = new TreeMap<>(document.columns());
        columns.remove("_status");
        columns.remove("_changed");
        columns.putAll(row.columns());
        return RawRecord.of(row.id(), columns);
    }
}
