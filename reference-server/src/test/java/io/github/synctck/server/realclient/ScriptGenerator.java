package io.github.synctck.server.realclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.random.Prng;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.recording.Recording;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scripts from seeds, in the words of the recordings: few devices and ids, so that they meet; syncs with every fault
 * and crash point, steps inside syncs, overlapping syncs, restarts, upgrades, canned answers. What is drawn is legal
 * for the app, whatever the server says.
 */
final class ScriptGenerator {
    private static final List<String> FAULTS = List.of(
            "pull-request-lost",
            "pull-response-lost",
            "crash-after-apply",
            "crash-before-push",
            "push-request-lost",
            "push-server-error",
            "push-response-lost",
            "push-response-lost",
            "crash-after-push",
            "push-poison-table",
            "push-poison-id");
    private static final List<String> EDITS =
            List.of("update", "update", "update", "update", "update", "delete", "delete-cascade", "destroy");
    private static final List<String> HOOKS = List.of("afterPull", "beforePush", "afterPush");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Prng prng;
    private final SortedMap<Integer, DataSchema> schemas;
    private final ScriptRows rows;
    private final ObjectNode meta = NODES.objectNode();
    private final List<Integer> versions = new ArrayList<>();
    private final boolean canned;
    private final boolean faults;
    private int cannedStamp = 100;
    private int now = 10_000;

    private ScriptGenerator(Seed seed, SortedMap<Integer, DataSchema> schemas) {
        this.prng = seed.stream("script");
        this.schemas = schemas;
        this.rows = new ScriptRows(prng);
        int devices = prng.between(2, 4);
        for (int dev = 0; dev < devices; dev++) {
            versions.add(schemas.firstKey());
        }
        canned = prng.chance(20);
        faults = prng.chance(85);
        meta.put("name", "script-" + seed).put("about", "generated, seed " + seed);
        options();
    }

    /** The script of a seed. */
    static Recording script(Seed seed, SortedMap<Integer, DataSchema> schemas) {
        return new ScriptGenerator(seed, schemas).generate();
    }

    private void options() {
        ObjectNode server = meta.putObject("server");
        server.put("buckets", prng.pick(List.of("split", "split", "plain-split", "updated-only")));
        server.put("conflict", prng.chance(85) ? "reject" : "last-write-wins");
        server.put("firstPullTombstones", prng.chance(30) ? "all" : "none");
        if (prng.chance(server.path("buckets").asText().equals("updated-only") ? 90 : 10)) {
            meta.put("sendCreatedAsUpdated", true);
        }
        if (prng.chance(30)) {
            meta.put("serverSchema", schemas.lastKey());
        }
        if (prng.chance(30)) {
            meta.put("migrationsEnabledAtVersion", 1);
        }
        if (prng.chance(15)) {
            meta.put("autoTimestamps", true);
        }
        if (prng.chance(8)) {
            meta.put("resolver", "server-wins");
        }
    }

    private Recording generate() {
        List<JsonNode> steps = new ArrayList<>();
        int length = prng.between(12, 40);
        while (steps.size() < length) {
            step(steps);
        }
        settle(steps);
        List<Recording.RecordedStep> script = new ArrayList<>();
        steps.forEach(step -> script.add(new Recording.RecordedStep(step, List.of())));
        return new Recording(meta.path("name").asText(), meta, script);
    }

    private void step(List<JsonNode> steps) {
        int dev = prng.below(versions.size());
        int draw = prng.below(100);
        if (draw < 58) {
            if (meta.has("autoTimestamps") && prng.chance(50)) {
                now += prng.below(3);
                steps.add(NODES.objectNode().put("op", "clock").put("now", now));
            }
            steps.add(edit(dev));
        } else if (draw < 91) {
            steps.add(sync(dev));
        } else if (draw < 94) {
            steps.add(op(dev, "restart"));
        } else if (draw < 96) {
            steps.add(op(dev, "offline"));
            steps.add(edit(dev));
            steps.add(op(dev, "sync"));
            steps.add(op(dev, "online"));
        } else if (draw < 98 && versions.get(dev) < schemas.lastKey() && meta.has("serverSchema")) {
            versions.set(dev, schemas.lastKey());
            steps.add(op(dev, "upgrade").put("version", schemas.lastKey()));
        } else {
            steps.add(op(dev, "dump"));
        }
    }

    /** Everybody syncs until nothing moves; then the server says what it holds. */
    private void settle(List<JsonNode> steps) {
        for (int round = 0; round < 3; round++) {
            for (int dev = 0; dev < versions.size(); dev++) {
                ObjectNode sync = op(dev, "sync").put("retry", true);
                if (canned) {
                    answer(sync);
                }
                steps.add(sync);
            }
        }
        if (!canned) {
            steps.add(NODES.objectNode().put("op", "server-dump"));
        }
    }

    private static ObjectNode op(int dev, String op) {
        return NODES.objectNode().put("dev", dev).put("op", op);
    }

    private DataSchema schema(int version) {
        return Objects.requireNonNull(schemas.get(version), "no schema of version " + version);
    }

    private List<Table> oldTables() {
        return List.copyOf(schema(schemas.firstKey()).tables().values());
    }

    /** Mostly of the first table, so that devices meet; records that nobody has created are seldom edited. */
    private ObjectNode edit(int dev) {
        List<Table> tables = List.copyOf(schema(versions.get(dev)).tables().values());
        Table table = prng.chance(40) ? tables.get(0) : prng.pick(tables);
        boolean creates = prng.chance(rows.hasAny(table) ? 25 : 90);
        String kind = creates ? "create" : prng.pick(EDITS);
        ObjectNode step = op(dev, kind).put("table", table.name());
        step.put("id", creates ? rows.fresh(table) : rows.known(table));
        if (kind.equals("create")) {
            step.set("set", rows.object(rows.full(table)));
        } else if (kind.equals("update")) {
            step.set("set", prng.chance(30) ? rows.pairs(table) : rows.object(rows.some(table)));
        }
        return step;
    }

    private ObjectNode sync(int dev) {
        ObjectNode sync = op(dev, "sync");
        if (prng.chance(60)) {
            sync.put("retry", true);
        }
        if (faults && prng.chance(35)) {
            sync.put("fault", prng.pick(FAULTS));
        }
        if (canned) {
            answer(sync);
        } else if (prng.chance(8)) {
            pushAnswer(sync);
        }
        if (prng.chance(5)) {
            sync.put("sendCreatedAsUpdated", prng.chance(50));
        }
        if (prng.chance(40)) {
            ArrayNode inner = sync.putArray(prng.pick(HOOKS));
            for (int i = prng.between(1, 2); i > 0; i--) {
                inner.add(inner(dev, sync.path("fault").asText()));
            }
        }
        return sync;
    }

    /** A step inside a sync; a device does not die while another of its syncs is under way. */
    private ObjectNode inner(int dev, String fault) {
        int other = prng.below(versions.size());
        if (prng.chance(60) || (other == dev && fault.equals("crash-after-apply"))) {
            return edit(other);
        }
        ObjectNode sync = op(other, "sync");
        if (faults && prng.chance(25)) {
            String drawn = prng.pick(FAULTS);
            if (other != dev || !drawn.startsWith("crash")) {
                sync.put("fault", drawn);
            }
        }
        if (canned) {
            answer(sync);
        }
        return sync;
    }

    /** A pull and a push that no server answers. */
    private void answer(ObjectNode sync) {
        ObjectNode pull = sync.putObject("pull");
        pull.set("changes", rows.changes(schema(prng.chance(20) ? schemas.lastKey() : schemas.firstKey())));
        int draw = prng.below(100);
        if (draw < 3) {
            pull.put("timestamp", 0);
        } else if (draw < 7) {
            pull.put("timestamp", Math.max(1, cannedStamp - prng.between(1, 20)));
        } else if (draw < 10) {
            pull.put("timestamp", cannedStamp + 0.25 * prng.between(1, 3));
        } else {
            cannedStamp += prng.below(3);
            pull.put("timestamp", cannedStamp);
        }
        if (prng.chance(12)) {
            pull.put("experimentalStrategy", prng.chance(80) ? "replacement" : "incremental");
        } else if (prng.chance(12)) {
            ObjectNode strategy = pull.putObject("experimentalStrategy");
            strategy.put("default", prng.chance(50) ? "incremental" : "replacement");
            Table table = prng.pick(oldTables());
            strategy.putObject("override").put(table.name(), prng.chance(50) ? "incremental" : "replacement");
        }
        sync.put("push", "ok");
        if (prng.chance(40)) {
            pushAnswer(sync);
        }
    }

    private void pushAnswer(ObjectNode sync) {
        String word = prng.pick(List.of("error", "none", "rejected", "rejected"));
        if (!word.equals("rejected")) {
            sync.put("push", word);
            return;
        }
        ObjectNode rejected = sync.putObject("push").putObject("experimentalRejectedIds");
        TreeMap<String, ArrayNode> byTable = new TreeMap<>();
        for (int i = prng.between(1, 4); i > 0; i--) {
            Table table = prng.pick(oldTables());
            byTable.computeIfAbsent(table.name(), rejected::putArray).add(rows.id(table));
        }
    }
}
