package io.github.synctck.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.NearestWord;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the steps of a scenario file. Steps that stand inside a sync become steps of their own, a millisecond apart,
 * and the sync's legs take as long as they do; so the rest of the product knows only one form.
 */
final class StepReader {
    private static final long PAUSE_MILLIS = 1_000;
    private static final Map<String, List<String>> KEYS = keys();

    private final List<Step> steps = new ArrayList<>();
    private final int devices;
    private final int users;
    private final @Nullable DataSchema schema;

    /** A reader for a scenario of so many devices and users, over those tables where they are known. */
    StepReader(int devices, int users, @Nullable DataSchema schema) {
        this.devices = devices;
        this.users = users;
        this.schema = schema;
    }

    /** Kinds of step and the keys that each takes besides {@code at} and {@code step}. */
    private static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("create", List.of("device", "table", "id", "set"));
        keys.put("update", List.of("device", "table", "id", "set"));
        keys.put("delete", List.of("device", "table", "id", "cascade"));
        keys.put("destroy", List.of("device", "table", "id"));
        keys.put("sync", List.of("device", "pull", "push", "retry", "crash", "afterBegin", "beforePush", "afterPush"));
        keys.put("restart", List.of("device"));
        keys.put("reinstall", List.of("device"));
        keys.put("offline", List.of("device"));
        keys.put("online", List.of("device"));
        keys.put("upgrade", List.of("device", "version"));
        keys.put("skew", List.of("device", "aheadMillis"));
        keys.put("server-edit", List.of("user", "table", "id", "set"));
        keys.put("server-delete", List.of("user", "table", "id"));
        keys.put("grant", List.of("user", "table", "id"));
        keys.put("revoke", List.of("user", "table", "id"));
        keys.put("purge", List.of("user"));
        keys.put("advance", List.of("user", "millis"));
        keys.put("pull", List.of("label", "user", "since", "schemaVersion", "migration"));
        keys.put("push", List.of("label", "user", "since", "changes"));
        keys.put("http", List.of("label", "user", "endpoint", "method", "credentials", "headers", "body"));
        return keys;
    }

    /** Every kind of step by its word. */
    static List<String> kinds() {
        return List.copyOf(KEYS.keySet());
    }

    /** The records that the server holds already; throws with the place where one is none. */
    List<Adopted> adopted(JsonNode list) {
        List<Adopted> records = new ArrayList<>();
        for (JsonNode node : list) {
            Fields fields = new Fields(node, "adopted " + records.size()).only(List.of("user", "table", "id", "set"));
            records.add(new Adopted(user(fields), table(fields), id(fields), values(fields)));
        }
        return records;
    }

    /** The steps of the top level, in order; throws with the place where one is none. */
    List<Step> read(JsonNode list) {
        long next = PAUSE_MILLIS;
        int number = 0;
        for (JsonNode node : list) {
            Fields fields = new Fields(node, "step " + number++);
            long at = fields.whole("at", next);
            long end = step(fields, at);
            next = Math.max(at + PAUSE_MILLIS, end + 1);
        }
        return steps;
    }

    /** Reads a step that begins then; returns when all that it brings is over. */
    private long step(Fields fields, long at) {
        String kind = fields.text("step");
        List<String> known = KEYS.get(kind);
        if (known == null) {
            throw fields.bad("unknown kind of step: '" + kind + "'" + NearestWord.hint(kind, kinds()));
        }
        List<String> keys = new ArrayList<>(List.of("at", "step"));
        keys.addAll(known);
        fields.only(keys);
        if (at < 0) {
            throw fields.bad("'at' should be at least 0, not " + at);
        }
        if (kind.equals("sync")) {
            return sync(fields, at);
        }
        steps.add(single(kind, fields, new SimTime(at)));
        return at;
    }

    private Step single(String kind, Fields fields, SimTime at) {
        return switch (kind) {
            case "create" -> new Step.Create(at, device(fields), table(fields), id(fields), values(fields));
            case "update" -> new Step.Update(at, device(fields), table(fields), id(fields), values(fields));
            case "delete" ->
                new Step.Delete(at, device(fields), table(fields), id(fields), fields.flag("cascade", false));
            case "destroy" -> new Step.Destroy(at, device(fields), table(fields), id(fields));
            case "restart", "reinstall", "offline", "online" ->
                new Step.App(at, device(fields), fields.choice("step", AppEvent.class));
            case "upgrade" -> new Step.Upgrade(at, device(fields), fields.index("version", 1));
            case "skew" -> new Step.Skew(at, device(fields), fields.whole("aheadMillis"));
            case "pull" -> pull(fields, at);
            case "push" -> new Step.Push(at, fields.text("label"), user(fields), since(fields), changes(fields));
            case "http" -> new Step.Http(at, fields.text("label"), user(fields), request(fields));
            default -> server(kind, fields, at);
        };
    }

    private Step.Server server(String kind, Fields fields, SimTime at) {
        if (KEYS.getOrDefault(kind, List.of()).contains("id")) {
            table(fields);
            id(fields);
        }
        if (kind.equals("server-edit")) {
            values(fields);
        } else if (kind.equals("advance")) {
            fields.whole("millis");
        }
        return new Step.Server(at, user(fields), ServerActionJson.read(kind, fields.node()));
    }

    private int device(Fields fields) {
        int device = fields.index("device", 0);
        if (device >= devices) {
            throw fields.bad("there is no device " + device + "; the scenario has " + devices + ", counted from 0");
        }
        return device;
    }

    private int user(Fields fields) {
        int user = fields.index("user", 0, 0);
        if (user >= users) {
            throw fields.bad("there is no user " + user + "; the scenario has " + users + ", counted from 0");
        }
        return user;
    }

    private String table(Fields fields) {
        String table = fields.text("table");
        if (schema != null && schema.table(table) == null) {
            throw fields.bad("unknown table '" + table + "'"
                    + NearestWord.hint(table, List.copyOf(schema.tables().keySet())));
        }
        return table;
    }

    private static String id(Fields fields) {
        return fields.text("id");
    }

    private Map<String, Value> values(Fields fields) {
        Fields set = fields.object("set");
        Table table = schema == null ? null : schema.table(fields.text("table"));
        if (table != null) {
            set.only(List.copyOf(table.columns().keySet()));
        }
        Map<String, Value> values = new LinkedHashMap<>();
        set.node().properties().forEach(field -> values.put(field.getKey(), JsonValues.read(field.getValue())));
        return values;
    }

    private Step.Pull pull(Fields fields, SimTime at) {
        Migration migration = null;
        if (fields.has("migration")) {
            Fields given = fields.object("migration").only(List.of("from", "tables", "columns"));
            try {
                migration = JsonValues.readMigration(given.node());
            } catch (IllegalArgumentException e) {
                throw given.bad(String.valueOf(e.getMessage()));
            }
        }
        return new Step.Pull(
                at, fields.text("label"), user(fields), since(fields), fields.index("schemaVersion", 1, 0), migration);
    }

    private static CursorRef since(Fields fields) {
        try {
            return new CursorRef(fields.text("since", "never"));
        } catch (IllegalArgumentException e) {
            throw fields.bad(String.valueOf(e.getMessage()));
        }
    }

    private static Changes changes(Fields fields) {
        Fields changes = fields.object("changes");
        for (var table : changes.node().properties()) {
            changes.object(table.getKey()).only(List.of("created", "updated", "deleted"));
        }
        try {
            return JsonValues.readChanges(changes.node());
        } catch (IllegalArgumentException e) {
            throw changes.bad(String.valueOf(e.getMessage()));
        }
    }

    private static RawExchange.Request request(Fields fields) {
        TreeMap<String, String> headers = new TreeMap<>();
        if (fields.has("headers")) {
            Fields given = fields.object("headers");
            given.node().properties().forEach(header -> headers.put(header.getKey(), given.text(header.getKey())));
        }
        String endpoint = fields.text("endpoint");
        if (!endpoint.equals("push") && !endpoint.equals("pull")) {
            throw fields.bad("'endpoint' should be pull or push, not '" + endpoint + "'");
        }
        return new RawExchange.Request(
                endpoint.equals("push"),
                fields.text("method", "POST"),
                fields.choice("credentials", RawExchange.Credentials.class, RawExchange.Credentials.VALID),
                headers,
                fields.text("body", ""));
    }

    private long sync(Fields fields, long at) {
        int place = steps.size();
        long pulled = at + latency(fields, "pull", "afterBegin", at);
        long pushed = pulled + latency(fields, "push", "beforePush", pulled);
        Leg push = leg(fields, "push", pushed - pulled);
        long answer = push.answerMillis();
        if (fields.has("afterPush")) {
            if (answer > 0) {
                throw fields.bad("'afterPush' says how long the answer takes; leave out 'answerMillis'");
            }
            answer = inside(fields, "afterPush", pushed) - pushed;
        }
        CrashPoint crash = fields.has("crash") ? fields.choice("crash", CrashPoint.class) : null;
        Leg pull = leg(fields, "pull", pulled - at);
        Leg heard = new Leg(push.latencyMillis(), push.fate(), answer);
        steps.add(place, sync(fields, new SimTime(at), pull, heard, crash));
        return pushed + answer;
    }

    private Step.Sync sync(Fields fields, SimTime at, Leg pull, Leg push, @Nullable CrashPoint crash) {
        int device = device(fields);
        boolean retry = fields.flag("retry", false);
        try {
            return new Step.Sync(at, device, pull, push, retry, crash);
        } catch (IllegalArgumentException e) {
            throw fields.bad(String.valueOf(e.getMessage()));
        }
    }

    /** How long a leg takes to reach the server: as it says, or as long as the steps inside it take. */
    private long latency(Fields fields, String leg, String point, long from) {
        long given = fields.has(leg) ? fields.object(leg).whole("latencyMillis", 0) : 0;
        if (!fields.has(point)) {
            return given;
        }
        if (given > 0) {
            throw fields.bad("'" + point + "' says how long the " + leg + " takes; leave out its 'latencyMillis'");
        }
        return inside(fields, point, from) - from;
    }

    /** Reads the steps at a point inside a sync; returns when the sync goes on. */
    private long inside(Fields fields, String point, long from) {
        JsonNode list = fields.get(point);
        if (!list.isArray()) {
            throw fields.bad("'" + point + "' should be a list of steps");
        }
        long next = from + 1;
        int number = 0;
        for (JsonNode node : list) {
            Fields inner = new Fields(node, fields.place() + ", " + point + " " + number++);
            if (inner.has("at")) {
                throw inner.bad("a step inside a sync happens where it stands; leave out 'at'");
            }
            next = step(inner, next) + 1;
        }
        return next;
    }

    private static Leg leg(Fields fields, String key, long latencyMillis) {
        if (!fields.has(key)) {
            return new Leg(latencyMillis, Fate.DELIVER);
        }
        Fields leg = fields.object(key).only(List.of("latencyMillis", "fate", "answerMillis"));
        Fate fate = leg.choice("fate", Fate.class, Fate.DELIVER);
        try {
            return new Leg(latencyMillis, fate, leg.whole("answerMillis", 0));
        } catch (IllegalArgumentException e) {
            throw leg.bad(String.valueOf(e.getMessage()));
        }
    }
}
