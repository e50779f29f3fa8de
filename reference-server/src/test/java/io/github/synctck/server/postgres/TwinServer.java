package io.github.synctck.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends everything to the model and to another server, and fails where their answers differ in anything but stamps. */
final class TwinServer implements SyncServer {
    private final SyncServer model;
    private final SyncServer other;
    private final Map<Double, Double> cursors = new TreeMap<>();
    private final List<String> log = new ArrayList<>();
    private int refused;

    TwinServer(SyncServer model, SyncServer other) {
        this.model = model;
        this.other = other;
    }

    int exchanges() {
        return log.size();
    }

    int refused() {
        return refused;
    }

    private @Nullable Cursor translated(@Nullable Cursor cursor) {
        Double known = cursor == null ? null : cursors.get(cursor.number());
        return known == null ? cursor : Cursor.of(known);
    }

    @Override
    public PullResponse pull(PullRequest request) {
        log.add("pull " + request.lastPulledAt());
        PullResponse expected = model.pull(request);
        PullResponse actual = other.pull(
                new PullRequest(translated(request.lastPulledAt()), request.schemaVersion(), request.migration()));
        if (!(expected instanceof PullResponse.Accepted wanted) || !(actual instanceof PullResponse.Accepted got)) {
            assertThat(status(actual)).as(trace()).isEqualTo(status(expected));
            return expected;
        }
        Double before = cursors.put(wanted.timestamp().number(), got.timestamp().number());
        if (before != null) {
            assertThat(got.timestamp().number()).as("counter moved; " + trace()).isEqualTo(before);
        }
        assertThat(sorted(got.changes())).as(trace()).isEqualTo(sorted(wanted.changes()));
        return expected;
    }

    @Override
    public PushResponse push(PushRequest request) {
        log.add("push " + request.lastPulledAt() + " " + request.changes());
        PushResponse expected = model.push(request);
        PushResponse actual = other.push(new PushRequest(request.changes(), translated(request.lastPulledAt())));
        assertThat(status(actual)).as(trace()).isEqualTo(status(expected));
        refused += expected instanceof Refused refusal && !refusal.isCursorExpired() ? 1 : 0;
        return expected;
    }

    void note(Object action) {
        log.add(String.valueOf(action));
    }

    private static String status(Object response) {
        return response instanceof Refused refusal ? refusal.status() + " " + refusal.code() : "accepted";
    }

    /** The order of rows means nothing. */
    private static Map<String, TableChanges> sorted(Changes changes) {
        Map<String, TableChanges> sorted = new LinkedHashMap<>();
        changes.tables()
                .forEach((name, table) -> sorted.put(
                        name,
                        new TableChanges(
                                byId(table.created()),
                                byId(table.updated()),
                                table.deleted().stream().sorted().toList())));
        return sorted;
    }

    private static List<RawRecord> byId(List<RawRecord> records) {
        return records.stream().sorted(Comparator.comparing(RawRecord::id)).toList();
    }

    private String trace() {
        return String.join("\n", log);
    }
}
