package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Stands before a sound server, one per user, and spoils what goes through it; each layer overrides one thing. */
abstract class Layer implements SyncServer {
    /** The declared contract. */
    protected final Profile profile;

    private final SyncServer sound;

    Layer(Profile profile, SyncServer sound) {
        this.profile = profile;
        this.sound = sound;
    }

    @Override
    public PullResponse pull(PullRequest request) {
        PullResponse response = sound.pull(request);
        return response instanceof PullResponse.Accepted accepted ? answered(request, accepted) : response;
    }

    @Override
    public PushResponse push(PushRequest request) {
        return sound.push(new PushRequest(pushed(request.changes()), request.lastPulledAt()));
    }

    /** What becomes of an answer. */
    protected PullResponse answered(PullRequest request, PullResponse.Accepted answer) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        answer.changes().tables().forEach((name, changes) -> tables.put(name, table(request, name, changes)));
        return new PullResponse.Accepted(new Changes(tables), timestamp(request, answer), answer.strategy());
    }

    /** The timestamp of an answer. */
    protected Cursor timestamp(PullRequest request, PullResponse.Accepted answer) {
        return answer.timestamp();
    }

    /** One table of an answer. */
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        return new TableChanges(
                changes.created().stream().map(row -> record(name, row)).toList(),
                changes.updated().stream().map(row -> record(name, row)).toList(),
                changes.deleted());
    }

    /** One record of an answer. */
    protected RawRecord record(String table, RawRecord row) {
        return row;
    }

    /** What reaches the sound server of a push. */
    protected Changes pushed(Changes changes) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        changes.tables().forEach((name, table) -> tables.put(name, pushedTable(name, table)));
        return new Changes(tables);
    }

    /** What reaches it of one table. */
    protected TableChanges pushedTable(String name, TableChanges changes) {
        return new TableChanges(
                changes.created().stream().map(row -> pushedRecord(name, row)).toList(),
                changes.updated().stream().map(row -> pushedUpdate(name, row)).toList(),
                changes.deleted());
    }

    /** What reaches it of one updated record. */
    protected RawRecord pushedUpdate(String table, RawRecord row) {
        return pushedRecord(table, row);
    }

    /** What reaches it of one record. */
    protected RawRecord pushedRecord(String table, RawRecord row) {
        return row;
    }

    /** The sound server's first pull. */
    protected final Changes all() {
        PullResponse all = sound.pull(PullRequest.first(profile.schema().version()));
        return all instanceof PullResponse.Accepted accepted ? accepted.changes() : Changes.NONE;
    }

    /** The sound server's answer to a push as it is. */
    protected final PushResponse forward(PushRequest request) {
        return sound.push(request);
    }

    /** The sound server's answer to a pull as it is. */
    protected final PullResponse forward(PullRequest request) {
        return sound.pull(request);
    }

    /** Whether a record stands in a table of these changes. */
    protected static boolean holds(Changes changes, String table, String id) {
        TableChanges rows = changes.table(table);
        return Stream.concat(rows.created().stream(), rows.updated().stream())
                .anyMatch(row -> row.id().equals(id));
    }

    /** A record with one column set to something else. */
    protected static RawRecord with(RawRecord row, String column, Value value) {
        Map<String, Value> columns = new TreeMap<>(row.columns());
        columns.put(column, value);
        return RawRecord.of(row.id(), columns);
    }

    /** A record with every value put through a function of its column's name and its value. */
    protected static RawRecord map(RawRecord row, BiFunction<String, Value, Value> change) {
        Map<String, Value> columns = new TreeMap<>();
        row.columns().forEach((name, value) -> columns.put(name, change.apply(name, value)));
        return RawRecord.of(row.id(), columns);
    }
}
