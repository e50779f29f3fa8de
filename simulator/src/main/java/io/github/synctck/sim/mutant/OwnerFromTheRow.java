package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.Map;
import java.util.TreeMap;

/** Takes the owner from the row that the client sends. */
final class OwnerFromTheRow extends Layer {
    private final Map<String, Value> owners = new TreeMap<>();

    OwnerFromTheRow(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord pushedRecord(String table, RawRecord row) {
        String owner = profile.schema().ownerColumn();
        if (owner != null && row.get(owner) != null) {
            owners.put(row.id(), row.get(owner));
        }
        return row;
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        String owner = profile.schema().ownerColumn();
        Value given = owners.get(row.id());
        return owner == null || given == null ? row : with(row, owner, given);
    }
}
