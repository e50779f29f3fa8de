package io.github.synctck.server;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Servers that are wrong about time and order. */
final class BrokenStamps {
    private static final double SECOND = 1_000;

    private BrokenStamps() {}

    /** Gives out cursors that are rounded up to seconds. */
    static final class WholeSeconds extends Dataset {
        WholeSeconds(Profile profile, String user, LongSupplier clock) {
            super(profile, user, clock);
        }

        @Override
        protected double timestamp() {
            return Math.ceil(super.timestamp() / SECOND) * SECOND;
        }

        @Override
        protected boolean isExpired(double cursor) {
            return false;
        }
    }

    /** Moves its cursors back for safety. */
    static final class LooksBack extends Dataset {
        LooksBack(Profile profile, String user, LongSupplier clock) {
            super(profile, user, clock);
        }

        @Override
        protected double timestamp() {
            return super.timestamp() - SECOND * SECOND;
        }
    }

    /** Applies deletions before anything else. */
    static final class DeletesFirst extends Dataset {
        DeletesFirst(Profile profile, String user, LongSupplier clock) {
            super(profile, user, clock);
        }

        @Override
        protected void apply(Changes changes, double seen, double stamp) {
            for (Table table : profile.schema().parentsFirst()) {
                changes.table(table.name()).deleted().forEach(id -> delete(table, id, stamp));
            }
            super.apply(changes, seen, stamp);
        }
    }

    /** Leaves out of a pull whatever the same user has pushed. */
    static SyncBackend withoutEcho() {
        return BrokenServers.layered(sound -> new SyncServer() {
            private final TreeSet<String> pushed = new TreeSet<>();

            @Override
            public PullResponse pull(PullRequest request) {
                PullResponse answer = sound.pull(request);
                if (!(answer instanceof PullResponse.Accepted accepted) || request.lastPulledAt() == null) {
                    return answer;
                }
                Map<String, TableChanges> tables = new LinkedHashMap<>();
                accepted.changes()
                        .tables()
                        .forEach((name, table) -> tables.put(
                                name,
                                new TableChanges(others(table.created()), others(table.updated()), table.deleted())));
                return new PullResponse.Accepted(new Changes(tables), accepted.timestamp());
            }

            private List<RawRecord> others(List<RawRecord> rows) {
                return rows.stream().filter(row -> !pushed.contains(row.id())).toList();
            }

            @Override
            public PushResponse push(PushRequest request) {
                request.changes().tables().values().forEach(table -> {
                    table.created().forEach(row -> pushed.add(row.id()));
                    table.updated().forEach(row -> pushed.add(row.id()));
                });
                return sound.push(request);
            }
        });
    }
}
