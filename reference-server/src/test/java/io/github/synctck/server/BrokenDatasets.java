package io.github.synctck.server;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.model.ModelServer.DatasetFactory;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Servers whose data layer is broken in one way, each made to turn certain cases red. */
final class BrokenDatasets {
    private BrokenDatasets() {}

    static SyncBackend of(DatasetFactory datasets) {
        return new ModelServer(ProfileReader.named("watermelondb"), System::currentTimeMillis, datasets);
    }

    /** Names every id that was ever deleted, live again or not. */
    static final class RemembersOldDeletions extends Dataset {
        private final Map<String, TreeSet<String>> everDeleted = new TreeMap<>();

        RemembersOldDeletions(Profile profile, String user, LongSupplier clock) {
            super(profile, user, clock);
        }

        @Override
        protected void delete(Table table, String id, double stamp) {
            everDeleted.computeIfAbsent(table.name(), name -> new TreeSet<>()).add(id);
            super.delete(table, id, stamp);
        }

        @Override
        protected List<String> deleted(Table table, double since) {
            return List.copyOf(everDeleted.getOrDefault(table.name(), new TreeSet<>()));
        }
    }

    /** Refuses edits of deleted records and never says that they are. */
    static final class RefusesAndHidesDeletions extends Dataset {
        RefusesAndHidesDeletions(Profile profile, String user, LongSupplier clock) {
            super(profile, user, clock);
        }

        @Override
        protected List<String> deleted(Table table, double since) {
            return List.of();
        }
    }

    /** Insists on parents, as a plain foreign key does. */
    static final class InsistsOnParents extends Dataset {
        InsistsOnParents(Profile profile, String user, LongSupplier clock) {
            super(profile, user, clock);
        }

        @Override
        protected @Nullable String conflict(Changes changes, double seen) {
            for (Table table : profile.schema().tables().values()) {
                for (RawRecord child : changes.table(table.name()).created()) {
                    for (Column column : table.references()) {
                        Column.Reference parent = column.reference();
                        Table parents = parent == null ? null : profile.schema().table(parent.table());
                        if (parents != null
                                && child.get(column.name()) instanceof Value.Text id
                                && rows.row(parents, id.value()) == null) {
                            return "no such parent";
                        }
                    }
                }
            }
            return super.conflict(changes, seen);
        }
    }

    /** Forgets what an update says about some text columns. */
    static final class LosesColumns extends Dataset {
        LosesColumns(Profile profile, String user, LongSupplier clock) {
            super(profile, user, clock);
        }

        @Override
        protected void update(Table table, RawRecord record, double seen, double stamp) {
            Map<String, Value> kept = new TreeMap<>(record.columns());
            kept.remove("dunbar_tier");
            kept.remove("name");
            super.update(table, RawRecord.of(record.id(), kept), seen, stamp);
        }
    }

    /** Refuses the second update of a record for ever. */
    static final class RefusesSecondUpdate extends Dataset {
        RefusesSecondUpdate(Profile profile, String user, LongSupplier clock) {
            super(profile, user, clock);
        }

        @Override
        protected @Nullable String conflict(Changes changes, double seen) {
            for (Table table : profile.schema().tables().values()) {
                for (RawRecord record : changes.table(table.name()).updated()) {
                    StoredRow row = rows.row(table, record.id());
                    if (row != null && row.changed() > row.created()) {
                        return "changed before";
                    }
                }
            }
            return super.conflict(changes, seen);
        }
    }
}
