package io.github.synctck.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.DeviceOptions;
import io.github.synctck.sim.device.EditResult;
import io.github.synctck.sim.device.ResolvedConflict;
import io.github.synctck.sim.device.SyncAttempt;
import io.github.synctck.sim.device.SyncError;
import io.github.synctck.spec.codec.CanonicalJson;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plays one recording against simulated devices, without a server: pulls are answered as recorded, and whatever a
 * device then says, pushes or holds has to be what was recorded, in every line.
 */
public final class RecordingPlayer {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final DataSchema schema;
    private final Map<Integer, Device> devices = new TreeMap<>();
    private final Deque<JsonNode> expected = new ArrayDeque<>();
    private Optional<Difference> difference = Optional.empty();

    /** A player for recordings over that schema. */
    public RecordingPlayer(DataSchema schema) {
        this.schema = schema;
    }

    /** The first difference, or empty where the devices did exactly what was recorded. */
    public Optional<Difference> play(Recording recording) {
        int number = 0;
        for (Recording.RecordedStep step : recording.steps()) {
            expected.clear();
            expected.addAll(step.out());
            perform(step.in(), String.valueOf(number++));
            if (difference.isEmpty() && !expected.isEmpty()) {
                JsonNode next = expected.getFirst();
                differ(next.path("i").asText(), "/", CanonicalJson.write(next), "nothing");
            }
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Device device(JsonNode step) {
        return devices.computeIfAbsent(step.path("dev").asInt(), index -> new Device(schema, DeviceOptions.standard()));
    }

    private void perform(JsonNode step, String label) {
        String op = step.path("op").asText();
        switch (op) {
            case "create", "update", "delete", "destroy" -> edit(step, label);
            case "sync" -> sync(step, label);
            case "restart" -> {
                device(step).restart();
                report(operation(step, label, ""));
                state(step, label);
            }
            case "server-dump" -> expected.pollFirst();
            default -> differ(label, "/op", "a step that this player knows", op);
        }
    }

    private void edit(JsonNode step, String label) {
        Device device = device(step);
        String table = step.path("table").asText();
        String id = step.path("id").asText();
        EditResult result = switch (step.path("op").asText()) {
            case "create" -> device.create(table, id, set(step.path("set")));
            case "delete" -> device.delete(table, id);
            case "destroy" -> device.destroy(table, id);
            default -> update(device, table, id, step.path("set"));
        };
        report(operation(step, label, result.error()).put("table", table).put("id", id));
        state(step, label);
    }

    /** A list of pairs may name a column twice: one edit of the app with several assignments. */
    private static EditResult update(Device device, String table, String id, JsonNode set) {
        if (!set.isArray()) {
            return device.update(table, id, set(set));
        }
        EditResult result = device.update(table, id, new LinkedHashMap<>());
        for (JsonNode pair : set) {
            Map<String, Value> one = new LinkedHashMap<>();
            one.put(pair.get(0).asText(), JsonValues.read(pair.get(1)));
            result = device.update(table, id, one);
        }
        return result;
    }

    private static Map<String, Value> set(JsonNode node) {
        Map<String, Value> sorted = new TreeMap<>();
        node.properties().forEach(entry -> sorted.put(entry.getKey(), JsonValues.read(entry.getValue())));
        return sorted;
    }

    private static ObjectNode operation(JsonNode step, String label, String error) {
        ObjectNode node = NODES.objectNode();
        node.put("t", "op").put("i", label).put("op", step.path("op").asText());
        node.put("dev", step.path("dev").asInt()).put("ok", error.isEmpty());
        node.set("error", error.isEmpty() ? NODES.nullNode() : clientError(error));
        return node;
    }

    private static ObjectNode clientError(String code) {
        return NODES.objectNode().put("kind", "client").put("code", code);
    }

    private void sync(JsonNode step, String label) {
        boolean refused = attempt(step, label);
        state(step, label);
        if (refused && step.path("retry").asBoolean()) {
            attempt(step, label + ".retry");
            state(step, label + ".retry");
        }
    }

    /** One synchronize(); true where it ended in an error. */
    private boolean attempt(JsonNode step, String label) {
        SyncAttempt attempt = device(step).beginSync();
        JsonNode pull = expected("pull", label);
        compare(label, "/req", pull.path("req"), json(attempt.pullRequest()));
        boolean first = !label.endsWith(".retry");
        if (first) {
            hooks(step, label, "afterPull");
        }
        attempt.pulled(WireCodec.readPullAnswer(200, CanonicalJson.write(pull.path("res"))));
        if (first) {
            hooks(step, label, "beforePush");
        }
        Optional<PushRequest> push = attempt.beginPush();
        if (push.isPresent() && !isPushless(step)) {
            push(step, label, attempt, push.get());
        }
        ObjectNode result = operation(step, label, "");
        SyncError error = attempt.error();
        result.put("ok", error == null);
        result.set("error", error == null ? NODES.nullNode() : json(error));
        attempt.log().forEach(result.putArray("log")::add);
        var conflicts = result.putArray("conflicts");
        attempt.conflicts().forEach(conflict -> conflicts.add(json(conflict)));
        report(result);
        return error != null;
    }

    private static boolean isPushless(JsonNode step) {
        return step.path("push").asText().equals("none");
    }

    private void push(JsonNode step, String label, SyncAttempt attempt, PushRequest request) {
        if (!label.endsWith(".retry")) {
            hooks(step, label, "afterPush");
        }
        JsonNode push = expected("push", label);
        compare(label, "/req/changes", push.path("req").path("changes"), JsonValues.write(request.changes()));
        compare(label, "/req/lastPulledAt", push.path("req").path("lastPulledAt"), json(request.lastPulledAt()));
        if (push.path("reached").asBoolean()) {
            attempt.pushed(PushResponse.Accepted.ALL);
        } else {
            attempt.pushed(new Refused(refusal(label), "", ""));
        }
    }

    /** The status with which the recorded server refused: the one that the recorded error names. */
    private int refusal(String label) {
        for (JsonNode line : expected) {
            boolean own = line.path("t").asText().equals("op")
                    && line.path("i").asText().equals(label);
            if (own && line.path("error").has("status")) {
                return line.path("error").path("status").asInt();
            }
        }
        return 500;
    }

    private void hooks(JsonNode step, String label, String hook) {
        int number = 0;
        for (JsonNode inner : step.path(hook)) {
            perform(inner, label + "." + hook + "." + number++);
        }
    }

    private void state(JsonNode step, String label) {
        Device device = device(step);
        ObjectNode node = NODES.objectNode();
        node.put("t", "state").put("i", label).put("dev", step.path("dev").asInt());
        node.set("lastPulledAt", json(device.lastPulledAt()));
        ObjectNode tables = node.putObject("tables");
        device.rows().forEach((table, rows) -> {
            var list = tables.putArray(table);
            rows.forEach(row -> list.add(JsonValues.write(row)));
        });
        report(node);
    }

    /** The line of that kind and label; a sync's own lines stand after those of the steps inside it. */
    private JsonNode expected(String kind, String label) {
        for (JsonNode line : expected) {
            boolean own = line.path("t").asText().equals(kind)
                    && line.path("i").asText().equals(label);
            if (own) {
                expected.removeFirstOccurrence(line);
                return line;
            }
        }
        differ(label, "/t", "no " + kind, kind);
        return NODES.missingNode();
    }

    private void report(ObjectNode actual) {
        String label = actual.path("i").asText();
        compare(label, "/", expected(actual.path("t").asText(), label), actual);
    }

    private void compare(String label, String path, JsonNode recorded, JsonNode actual) {
        String wanted = recorded.isMissingNode() ? "nothing" : CanonicalJson.write(recorded);
        String got = CanonicalJson.write(actual);
        if (!wanted.equals(got)) {
            differ(label, path, wanted, got);
        }
    }

    private void differ(String label, String path, String wanted, String got) {
        if (difference.isEmpty()) {
            difference = Optional.of(new Difference(label, path, wanted, got));
        }
    }

    private static JsonNode json(PullRequest request) {
        ObjectNode node = NODES.objectNode();
        node.set("lastPulledAt", json(request.lastPulledAt()));
        node.put("schemaVersion", request.schemaVersion());
        node.set("migration", NODES.nullNode());
        return node;
    }

    private static JsonNode json(@Nullable Cursor cursor) {
        return cursor == null ? NODES.nullNode() : JsonValues.write(cursor.value());
    }

    private static ObjectNode json(SyncError error) {
        List<String> detail = List.of(error.detail().split(" ", 2));
        ObjectNode node = NODES.objectNode().put("kind", error.kind());
        if (error.kind().equals("http")) {
            return node.put("phase", detail.get(0)).put("status", Integer.parseInt(detail.get(1)));
        }
        return node.put("code", error.detail());
    }

    private static ObjectNode json(ResolvedConflict conflict) {
        ObjectNode node = NODES.objectNode().put("id", conflict.local().id());
        node.set("local", JsonValues.write(conflict.local()));
        node.set("remote", JsonValues.write(conflict.remote()));
        node.set("resolved", JsonValues.write(conflict.resolved()));
        return node;
    }
}
