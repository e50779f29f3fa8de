package io.github.synctck.server.postgres;

import io.github.synctck.sim.random.Prng;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Policies.EmptyTables;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests that no device would send: any cursor ever given, any few ids, parts of records, values that do not fit. */
final class WireRequests {
    private static final List<String> IDS = List.of("a", "b", "c", "d");
    private static final List<Value> VALUES = List.of(
            Value.of("a"),
            Value.of("b"),
            Value.of("z"),
            Value.of(""),
            Value.of("\"q\\\\ \n\t\u000b\u0001 \ud83d\ude00"),
            Value.of(0),
            Value.of(1),
            Value.of(-2.5),
            Value.of(1e21),
            Value.of(9007199254740992.0),
            Value.TRUE,
            Value.FALSE,
            Value.NULL,
            new Value.Opaque("[1]"));

    private final Profile profile;
    private final Prng random;
    private final List<Cursor> cursors = new ArrayList<>();

    WireRequests(Profile profile, Prng random) {
        this.profile = profile;
        this.random = random;
    }

    /** Pulls or pushes once. */
    void next(SyncServer server) {
        if (random.chance(40)) {
            PullResponse response =
                    server.pull(new PullRequest(cursor(), 1 + random.below(3), migrates() ? migration() : null));
            if (response instanceof PullResponse.Accepted accepted) {
                cursors.add(accepted.timestamp());
            }
        } else {
            server.push(new PushRequest(changes(), cursor()));
        }
    }

    /** Something that happens behind the endpoints of both servers. */
    void behind(TwinServer twin, ServerHooks first, ServerHooks second) {
        Table table = random.pick(List.copyOf(profile.schema().tables().values()));
        String id = random.pick(IDS);
        int kind = random.below(5);
        ServerAction action = kind < 2
                ? new ServerAction.Edit(table.name(), record(table, id))
                : kind < 4 ? new ServerAction.Delete(table.name(), id) : new ServerAction.Purge();
        twin.note(action);
        first.perform(action);
        second.perform(action);
    }

    /** The model leaves out of a migration what it leaves out as empty. */
    private boolean migrates() {
        return random.chance(30) && !profile.policies().declares(EmptyTables.OMIT);
    }

    /** The newest is the most likely, else nothing would ever be accepted. */
    private @Nullable Cursor cursor() {
        if (cursors.isEmpty() || random.chance(5)) {
            return null;
        }
        return random.chance(60) ? cursors.get(cursors.size() - 1) : random.pick(cursors);
    }

    private Migration migration() {
        Table table = random.pick(List.copyOf(profile.schema().tables().values()));
        Column column = random.pick(List.copyOf(table.columns().values()));
        List<String> tables = random.chance(30) ? List.of(table.name(), "unknown") : List.of();
        return new Migration(1, tables, Map.of(table.name(), List.of(column.name(), "unknown")));
    }

    private Changes changes() {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        for (Table table : profile.schema().tables().values()) {
            List<RawRecord> created = new ArrayList<>();
            List<RawRecord> updated = new ArrayList<>();
            List<String> deleted = new ArrayList<>();
            for (String id : IDS) {
                if (random.chance(75)) {
                    continue;
                }
                int kind = random.below(3);
                if (kind == 0) {
                    created.add(record(table, id));
                } else if (kind == 1) {
                    updated.add(record(table, id));
                } else {
                    deleted.add(id);
                }
            }
            tables.put(table.name(), new TableChanges(created, updated, deleted));
        }
        return new Changes(tables);
    }

    private RawRecord record(Table table, String id) {
        TreeMap<String, Value> columns = new TreeMap<>();
        for (Column column : table.columns().values()) {
            if (column.reference() != null) {
                columns.put(column.name(), Value.of(random.pick(IDS)));
            } else if (random.chance(60)) {
                columns.put(column.name(), random.pick(VALUES));
            }
        }
        columns.put("_status", Value.of("updated"));
        return RawRecord.of(id, columns);
    }
}
