package io.github.synctck.conformance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.wire.WireForm;
import io.github.synctck.sim.Network;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Clocks of a known coarseness, measured from outside. */
class TickProbeTest {
    private static final DataSchema SCHEMA = new DataSchema(
            1, List.of(new Table("notes", 1, List.of(new Column("title", ColumnType.STRING, false, 1, null)))));

    private static final long SLOW_NANOS = 45_000_000;

    /** A server whose rows and whose cursors are stamped by clocks that tick that often. */
    private record Coarse(
            long rowTick, long cursorTick, boolean inclusive, Map<String, Long> stamps, List<String> deleted)
            implements SyncServer {
        Coarse(long rowTick, long cursorTick, boolean inclusive) {
            this(rowTick, cursorTick, inclusive, new TreeMap<>(), new ArrayList<>());
        }

        private static long now(long tick) {
            return System.currentTimeMillis() / tick * tick;
        }

        @Override
        public PullResponse pull(PullRequest request) {
            Changes changes = since(request.lastPulledAt(), inclusive, stamps);
            return new PullResponse.Accepted(changes, Cursor.of((double) now(cursorTick)));
        }

        @Override
        public PushResponse push(PushRequest request) {
            TableChanges notes = request.changes().table("notes");
            notes.created().forEach(row -> stamps.put(row.id(), now(rowTick)));
            deleted.addAll(notes.deleted());
            return PushResponse.Accepted.ALL;
        }
    }

    private static Changes since(@Nullable Cursor cursor, boolean inclusive, Map<String, Long> stamps) {
        double since = cursor == null ? 0 : cursor.number();
        List<RawRecord> rows = stamps.entrySet().stream()
                .filter(row -> inclusive ? row.getValue() >= since : row.getValue() > since)
                .map(row -> RawRecord.of(row.getKey(), Collections.emptyMap()))
                .toList();
        return new Changes(Collections.singletonMap("notes", new TableChanges(rows, List.of(), List.of())));
    }

    private static TickProbe.Measured measured(SyncServer server) {
        Network network = new Network() {
            @Override
            public SyncServer server(int user) {
                return server;
            }

            @Override
            public @Nullable RawExchange raw(int user) {
                return null;
            }
        };
        Optional<Marks> marks = Marks.of(SCHEMA, WireForm.standard(Collections.emptyMap()), network);
        return new TickProbe(server, 1).measure(marks);
    }

    @Test
    void fineClockShowsNoTick() {
        Coarse server = new Coarse(1, 1, true);

        TickProbe.Measured measured = measured(server);

        assertThat(measured.tickMillis()).isLessThanOrEqualTo(TickProbe.FINE_MILLIS);
        assertThat(measured.missed()).isFalse();
        assertThat(server.deleted())
                .as("it tidies up")
                .hasSize(3)
                .containsExactlyInAnyOrderElementsOf(server.stamps().keySet());
    }

    /** A clock that moves with every pull, on a server that answers late. */
    @Test
    void slowAnswersAreNoTick() {
        SyncServer slow = new SyncServer() {
            private final Map<String, Long> stamps = new TreeMap<>();
            private long clock = 1_000;

            @Override
            public PullResponse pull(PullRequest request) {
                Changes changes = since(request.lastPulledAt(), true, stamps);
                Cursor next = Cursor.of((double) clock++);
                LockSupport.parkNanos(SLOW_NANOS);
                return new PullResponse.Accepted(changes, next);
            }

            @Override
            public PushResponse push(PushRequest request) {
                request.changes().table("notes").created().forEach(row -> stamps.put(row.id(), clock));
                return PushResponse.Accepted.ALL;
            }
        };

        assertThat(measured(slow).tickMillis()).isLessThanOrEqualTo(TickProbe.FINE_MILLIS);
    }

    @Test
    void coarseCursorIsSeenByReading() {
        assertThat(measured(new Coarse(250, 250, true)).tickMillis()).isBetween(100L, 500L);
    }

    @Test
    void coarseStampsBehindAFineCursorAreSeenByWhatIsMissed() {
        TickProbe.Measured measured = measured(new Coarse(250, 1, false));

        assertThat(measured.missed()).isTrue();
        assertThat(measured.tickMillis()).isBetween(50L, 250L);
    }

    @Test
    void cursorThatLagsBringsRowsAgainAndAgain() {
        SyncServer lagging = new SyncServer() {
            private final Coarse server = new Coarse(1, 1, true);

            @Override
            public PullResponse pull(PullRequest request) {
                return new PullResponse.Accepted(
                        ((PullResponse.Accepted) server.pull(request)).changes(),
                        Cursor.of((double) System.currentTimeMillis() - 400));
            }

            @Override
            public PushResponse push(PushRequest request) {
                return server.push(request);
            }
        };

        assertThat(measured(lagging).tickMillis()).isBetween(400L, 1_000L);
    }
}
