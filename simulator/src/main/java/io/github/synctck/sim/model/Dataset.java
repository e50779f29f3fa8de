package io.github.synctck.sim.model;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PullStrategy;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.profile.Policies.Cascade;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Policies.EmptyTables;
import io.github.synctck.spec.profile.Policies.Equality;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.profile.Policies.NewerSchema;
import io.github.synctck.spec.profile.Policies.StaleCursor;
import io.github.synctck.spec.profile.Policies.UpdateOfDeleted;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One user's rows and tombstones and the counter that stamps them: the executable specification of a sync server.
 *
 * <p>Each accepted push takes one stamp, above every earlier one; a pull answers the counter and writes nothing. The
 * protected methods are the decisions a server can get wrong; each broken server overrides one of them.
 */
public class Dataset implements SyncServer {
    /** Below every stamp: what a first pull has seen. */
    protected static final double NEVER = Double.NEGATIVE_INFINITY;

    /** The declared contract. */
    protected final Profile profile;

    /** What it declares where the protocol leaves a choice. */
    protected final Policies policies;

    /** The rows and tombstones. */
    protected final Rows rows;

    private final LongSupplier clockMillis;
    private double counter;
    private double purgedThrough = NEVER;

    /** An empty dataset; its creation is the first stamp, so that no timestamp is ever 0. */
    public Dataset(Profile profile, String userId, LongSupplier clockMillis) {
        this.profile = profile;
        this.policies = profile.policies();
        this.clockMillis = clockMillis;
        this.rows = new Rows(profile.schema(), userId);
        this.counter = Math.max(1, clockMillis.getAsLong());
    }

    @Override
    public final synchronized PullResponse pull(PullRequest request) {
        Cursor cursor = request.lastPulledAt();
        double since = cursor == null ? NEVER : cursor.number();
        if (Double.isNaN(since)) {
            return Refused.malformed("lastPulledAt is not a number");
        }
        if (request.schemaVersion() > profile.schema().version() && policies.declares(NewerSchema.REFUSE)) {
            return new Refused(400, "schema_too_new", "the app is newer than this server");
        }
        if (cursor != null && isExpired(since)) {
            return policies.declares(StaleCursor.REPLACE) ? replacement(request) : expired();
        }
        return AppVersion.fit(answer(since), request, profile, rows);
    }

    /** Everything, with which the client replaces what it has. */
    private PullResponse replacement(PullRequest request) {
        PullResponse.Accepted all = AppVersion.fit(answer(NEVER), request, profile, rows);
        return new PullResponse.Accepted(all.changes(), all.timestamp(), PullStrategy.REPLACEMENT);
    }

    @Override
    public final synchronized PushResponse push(PushRequest request) {
        String malformed = PushShape.problem(request, profile);
        if (malformed != null) {
            return Refused.malformed(malformed);
        }
        Cursor cursor = request.lastPulledAt();
        double seen = cursor == null ? NEVER : cursor.number();
        if (cursor != null && isExpired(seen)) {
            return expired();
        }
        List<Hit> edits = editsOfTombstones(request.changes());
        if (rejects()) {
            boolean refusesEdits = !edits.isEmpty() && policies.declares(UpdateOfDeleted.REFUSE);
            String conflict = refusesEdits ? tombstoneConflict(edits) : conflict(request.changes(), seen);
            if (conflict != null) {
                return new Refused(policies.conflictStatus().code(), "conflict", conflict);
            }
        }
        restamp(edits);
        apply(request.changes(), seen, stamp(seen));
        return PushResponse.Accepted.ALL;
    }

    private boolean rejects() {
        return policies.declares(Conflict.REJECT);
    }

    private static Refused expired() {
        return Refused.cursorExpired("the cursor is not one that this server gave, or is too old");
    }

    private String tombstoneConflict(List<Hit> edits) {
        restamp(edits);
        return edits.get(0) + " was deleted";
    }

    /** A later pull must name the tombstone again, or the refused device could never recover. */
    private void restamp(List<Hit> edits) {
        if (!edits.isEmpty()) {
            double stamp = nextStamp();
            edits.forEach(hit -> rows.bury(hit.table(), hit.id(), stamp));
        }
    }

    /** A record of a push that the dataset knows about. */
    protected record Hit(Table table, String id) {
        @Override
        public String toString() {
            return table.name() + "/" + id;
        }
    }

    /**
     * Whether a cursor lies outside what this server can serve: above the counter, it is from a lost future; below the
     * last purged tombstone, a deletion would be missed. Never by its age: a quiet user's cursor may rightly be old.
     */
    protected boolean isExpired(double cursor) {
        return cursor > counter || cursor < purgedThrough;
    }

    /** Does what happens behind the endpoints; the stamps are those of any other write. */
    final synchronized void perform(ServerAction action) {
        if (action instanceof ServerAction.Edit edit) {
            known(edit.table()).ifPresent(table -> edit(table, edit.record(), nextStamp()));
        } else if (action instanceof ServerAction.Delete delete) {
            known(delete.table()).ifPresent(table -> delete(table, delete.id(), nextStamp()));
        } else if (action instanceof ServerAction.Revoke revoke) {
            known(revoke.table()).ifPresent(table -> revoke(table, revoke.id(), nextStamp()));
        } else if (action instanceof ServerAction.Grant grant) {
            known(grant.table()).ifPresent(table -> grant(table, grant.id(), nextStamp()));
        } else if (action instanceof ServerAction.Purge) {
            purgedThrough = Math.max(purgedThrough, rows.lastBurial());
            rows.forgetTombstones();
        } else {
            throw new AssertionError(action);
        }
    }

    /** Forgets everything; every cursor that was given out is expired. */
    final synchronized void reset() {
        rows.clear();
        purgedThrough = nextStamp();
    }

    /** Removes the tombstones with a stamp below that; returns how many. */
    final synchronized long purge(double limit) {
        Rows.Purged purged = rows.forgetTombstonesBelow(limit);
        purgedThrough = Math.max(purgedThrough, purged.youngest());
        return purged.removed();
    }

    /** Takes a row and what hangs below it out of the user's sight. */
    protected void revoke(Table table, String id, double stamp) {
        rows.hide(table, id, stamp);
    }

    /** Brings back what was taken out of sight. */
    protected void grant(Table table, String id, double stamp) {
        rows.show(table, id, stamp);
    }

    private void edit(Table table, RawRecord record, double stamp) {
        rows.upsert(table, record, stamp, stamp);
        if (rows.isOrphan(table, record.id())) {
            delete(table, record.id(), stamp);
        }
    }

    private Optional<Table> known(String table) {
        return Optional.ofNullable(profile.schema().table(table));
    }

    /** The stamp of the push at hand, above every earlier one. */
    protected double stamp(double seen) {
        return nextStamp();
    }

    /** Takes the next stamp from the counter. */
    protected final double nextStamp() {
        counter = Math.max((double) clockMillis.getAsLong(), counter + 1);
        return counter;
    }

    /** The timestamp of a pull: the counter, never a clock. */
    protected double timestamp() {
        return counter;
    }

    /** Raises the counter to a stamp that was made otherwise. */
    protected final void witness(double stamp) {
        counter = Math.max(counter, stamp);
    }

    /** The pushed records that write to a tombstone without having created anew with knowledge of it. */
    protected List<Hit> editsOfTombstones(Changes changes) {
        List<Hit> hits = new ArrayList<>();
        for (Table table : profile.schema().tables().values()) {
            for (RawRecord pushed : changes.table(table.name()).updated()) {
                if (rows.tombstone(table, pushed.id()) != null) {
                    hits.add(new Hit(table, pushed.id()));
                }
            }
        }
        return hits;
    }

    /** The sentence on a record that changed after the push's cursor, or null if there is none. */
    protected @Nullable String conflict(Changes changes, double seen) {
        return new Conflicts(profile, rows, seen).in(changes);
    }

    /** Applies a push: all upserts, parents first, then all deletes, then the children left without a parent. */
    protected void apply(Changes changes, double seen, double stamp) {
        List<Hit> written = new ArrayList<>();
        for (Table table : profile.schema().parentsFirst()) {
            TableChanges pushed = changes.table(table.name());
            for (RawRecord record : pushed.created()) {
                create(table, record, seen, stamp);
                written.add(new Hit(table, record.id()));
            }
            for (RawRecord record : pushed.updated()) {
                update(table, record, seen, stamp);
                written.add(new Hit(table, record.id()));
            }
        }
        for (Table table : profile.schema().parentsFirst()) {
            for (String id : changes.table(table.name()).deleted()) {
                delete(table, id, stamp);
            }
        }
        for (Hit hit : written) {
            if (!policies.declares(Cascade.KEEP) && rows.isOrphan(hit.table(), hit.id())) {
                delete(hit.table(), hit.id(), stamp);
            }
        }
    }

    /** Applies one created record: inserts, or overwrites, or revives a tombstone that its sender had seen. */
    protected void create(Table table, RawRecord record, double seen, double stamp) {
        Double tombstone = rows.tombstone(table, record.id());
        if (tombstone != null && tombstone > seen) {
            rows.bury(table, record.id(), stamp);
            return;
        }
        rows.upsert(table, record, seen, stamp);
    }

    /** Applies one updated record: overwrites, or creates what was never known; a tombstone stays one. */
    protected void update(Table table, RawRecord record, double seen, double stamp) {
        if (rows.tombstone(table, record.id()) == null) {
            rows.upsert(table, record, seen, stamp);
        }
    }

    /** Deletes a row and everything below it; an id without a row is ignored. */
    protected void delete(Table table, String id, double stamp) {
        if (!policies.declares(Cascade.KEEP)) {
            rows.deleteCascading(table, id, stamp);
        } else if (rows.row(table, id) != null) {
            rows.bury(table, id, stamp);
        }
    }

    /** The answer to a pull from that cursor. */
    protected PullResponse.Accepted answer(double since) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        for (Table table : profile.schema().tables().values()) {
            TableChanges changes = delta(table, since);
            if (!changes.isEmpty() || policies.declares(EmptyTables.LIST)) {
                tables.put(table.name(), changes);
            }
        }
        return new PullResponse.Accepted(new Changes(tables), Cursor.of(timestamp()));
    }

    /** What changed in one table since that cursor. */
    protected TableChanges delta(Table table, double since) {
        List<RawRecord> created = new ArrayList<>();
        List<RawRecord> updated = new ArrayList<>();
        for (StoredRow row : rows.changedSince(table, exclusive(since))) {
            (isCreated(row, since) ? created : updated).add(row.record());
        }
        return new TableChanges(created, updated, deleted(table, since));
    }

    /** The ids to report as deleted. */
    protected List<String> deleted(Table table, double since) {
        if (since == NEVER && policies.declares(FirstPullTombstones.NONE)) {
            return List.of();
        }
        return rows.buriedSince(table, exclusive(since));
    }

    /** Below everything that a pull from that cursor delivers. */
    private double exclusive(double since) {
        return policies.declares(Equality.REDELIVER) ? Math.nextDown(since) : since;
    }

    /** Whether a changed row goes to {@code created}. */
    protected boolean isCreated(StoredRow row, double since) {
        Buckets buckets = policies.buckets();
        return switch (buckets) {
            case UPDATED_ONLY -> false;
            case PLAIN_SPLIT -> row.created() > since;
            case SPLIT -> row.created() > since && (since == NEVER || row.birthCursor() > since);
        };
    }
}
