package io.github.synctck.sim.mutant;

import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.value.Value;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Sweeps children of parents that nobody has; who hangs one on another's record learns that it is there. */
final class FindsParentsOfAll extends Dataset {
    private final Set<RecordKey> everCreated;

    private FindsParentsOfAll(Profile profile, String userId, LongSupplier clockMillis, Set<RecordKey> everCreated) {
        super(profile, userId, clockMillis);
        this.everCreated = everCreated;
    }

    /** The broken server. */
    static SyncBackend server(Profile profile, LongSupplier clockMillis) {
        Set<RecordKey> everCreated = Collections.synchronizedSet(new TreeSet<>());
        return new ModelServer(
                profile,
                clockMillis,
                (contract, user, clock) -> new FindsParentsOfAll(contract, user, clock, everCreated));
    }

    @Override
    protected void create(Table table, RawRecord record, double seen, double stamp) {
        everCreated.add(new RecordKey(table.name(), record.id()));
        super.create(table, record, seen, stamp);
    }

    @Override
    protected void delete(Table table, String id, double stamp) {
        StoredRow row = rows.row(table, id);
        boolean hangsElsewhere = row != null
                && table.references().stream().anyMatch(column -> hangsOnSomebodyElses(column, row.record()));
        if (!hangsElsewhere) {
            super.delete(table, id, stamp);
        }
    }

    private boolean hangsOnSomebodyElses(Column column, RawRecord row) {
        Column.Reference reference = column.reference();
        Table parents = reference == null ? null : profile.schema().table(reference.table());
        return parents != null
                && row.get(column.name()) instanceof Value.Text id
                && rows.row(parents, id.value()) == null
                && rows.tombstone(parents, id.value()) == null
                && everCreated.contains(new RecordKey(parents.name(), id.value()));
    }
}
