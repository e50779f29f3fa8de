package io.github.synctck.server.realclient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.random.Prng;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.recording.Recording;
import io.github.synctck.spec.codec.CanonicalJson;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Four real clients of one user edit and sync without faults against any server, then a fifth one is installed: all five
 * hold the same, and the clients log no error beyond what the server's bucket policy allows.
 */
public final class RealClientConvergence {
    private static final int DEVICES = 4;
    private static final int STEPS = 120;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Prng prng;
    private final DataSchema schema;
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, List<String>> ids = new TreeMap<>();
    private final List<JsonNode> steps = new ArrayList<>();
    private int written;

    private RealClientConvergence(Seed seed, DataSchema schema, List<String> tableNames) {
        this.prng = seed.stream("convergence");
        this.schema = schema;
        for (String name : tableNames) {
            tables.add(Objects.requireNonNull(schema.table(name), name));
            ids.put(name, new ArrayList<>());
        }
    }

    /**
     * Plays and asserts.
     *
     * @param place the server and a user that nobody has used
     * @param schema the app's tables
     * @param tableNames those that are edited, parents before children; children only of tables among them
     * @param asUpdated whether the server puts everything into {@code updated} and the app expects it
     */
    public static void check(
            RealClient.Place place, DataSchema schema, List<String> tableNames, boolean asUpdated, Seed seed)
            throws IOException {
        Recording script = new RealClientConvergence(seed, schema, tableNames).script(asUpdated);
        SortedMap<Integer, DataSchema> versions = new TreeMap<>();
        versions.put(schema.version(), schema);
        Recording played;
        try (RealClient client = new RealClient()) {
            played = client.record(script, versions, place);
        }
        Map<Integer, JsonNode> states = new TreeMap<>();
        int accepted = 0;
        for (Recording.RecordedStep step : played.steps()) {
            for (JsonNode line : step.out()) {
                if (line.path("t").asText().equals("state")) {
                    states.put(line.path("dev").asInt(), line.path("tables"));
                } else if (line.path("op").asText().equals("sync")) {
                    checkSync(line, asUpdated);
                }
                accepted += line.path("reached").asBoolean() ? 1 : 0;
            }
        }
        String expected = CanonicalJson.write(Objects.requireNonNull(states.get(DEVICES)));
        assertThat(expected).as("what a first pull shows").contains("\"_status\":\"synced\"");
        assertThat(accepted).as("accepted pushes").isGreaterThan(DEVICES);
        assertThat(states).hasSize(DEVICES + 1);
        states.forEach((dev, state) ->
                assertThat(CanonicalJson.write(state)).as("device %d", dev).isEqualTo(expected));
    }

    /** Without faults a sync ends well or in a conflict, and logs nothing that would be a server's fault. */
    private static void checkSync(JsonNode line, boolean asUpdated) {
        JsonNode error = line.path("error");
        assertThat(error.isNull() || error.path("status").asInt() == 409)
                .as(line.toString())
                .isTrue();
        line.path("log")
                .forEach(code -> assertThat(!asUpdated && code.asText().startsWith("update-but-missing "))
                        .as(line.toString())
                        .isTrue());
    }

    private Recording script(boolean asUpdated) {
        for (int i = 0; i < STEPS; i++) {
            int dev = prng.below(DEVICES);
            steps.add(prng.chance(30) ? sync(dev) : edit(dev));
        }
        for (int round = 0; round < 3; round++) {
            for (int dev = 0; dev < DEVICES; dev++) {
                steps.add(op(dev, "sync").put("retry", true));
            }
        }
        steps.add(op(DEVICES, "sync"));
        ObjectNode meta = NODES.objectNode().put("name", "convergence").put("sendCreatedAsUpdated", asUpdated);
        meta.put("serverSchema", schema.version());
        meta.putObject("server").put("buckets", asUpdated ? "updated-only" : "split");
        List<Recording.RecordedStep> script = new ArrayList<>();
        steps.forEach(step -> script.add(new Recording.RecordedStep(step, List.of())));
        return new Recording("convergence", meta, script);
    }

    private static ObjectNode op(int dev, String op) {
        return NODES.objectNode().put("dev", dev).put("op", op);
    }

    /** In some syncs another device syncs between pull and push, in some the user edits meanwhile. */
    private ObjectNode sync(int dev) {
        ObjectNode sync = op(dev, "sync").put("retry", true);
        int other = (dev + prng.between(1, DEVICES - 1)) % DEVICES;
        if (prng.chance(25)) {
            sync.putArray("beforePush").add(op(other, "sync"));
        } else if (prng.chance(25)) {
            sync.putArray("afterPush").add(edit(dev));
        }
        return sync;
    }

    /** Ids are never used twice: the safe split promises nothing about ids that are created again. */
    private ObjectNode edit(int dev) {
        Table table = prng.pick(tables);
        List<String> known = Objects.requireNonNull(ids.get(table.name()));
        if (known.isEmpty() || prng.chance(40)) {
            String id = "real" + ++written;
            ObjectNode step = op(dev, "create").put("table", table.name()).put("id", id);
            ObjectNode set = step.putObject("set");
            table.columns().values().forEach(column -> assign(set, column));
            known.add(id);
            return step;
        }
        String kind = prng.chance(20) ? "delete" : "update";
        ObjectNode step = op(dev, kind).put("table", table.name()).put("id", prng.pick(known));
        if (kind.equals("update")) {
            assign(step.putObject("set"), prng.pick(List.copyOf(table.columns().values())));
        }
        return step;
    }

    private void assign(ObjectNode set, Column column) {
        Column.Reference reference = column.reference();
        List<String> parents = reference == null ? null : ids.get(reference.table());
        if (column.name().equals(schema.ownerColumn())) {
            return;
        }
        if (reference != null) {
            if (parents != null && !parents.isEmpty()) {
                set.put(column.name(), prng.pick(parents));
            }
            return;
        }
        switch (column.type()) {
            case STRING -> set.put(column.name(), column.name() + ++written);
            case NUMBER -> set.put(column.name(), prng.below(1000));
            case BOOLEAN -> set.put(column.name(), prng.chance(50));
        }
    }
}
