package io.github.synctck.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.device.ConflictResolver;
import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.DeviceOptions;
import io.github.synctck.sim.device.EditResult;
import io.github.synctck.sim.device.ResolvedConflict;
import io.github.synctck.sim.device.SyncAttempt;
import io.github.synctck.sim.device.SyncError;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What devices do, in the words of the recordings. */
final class RecordingJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordingJson() {}

    /** The head of an operation's result. */
    static ObjectNode operation(JsonNode step, String label) {
        ObjectNode node = NODES.objectNode();
        node.put("t", "op").put("i", label).put("op", step.path("op").asText());
        if (step.has("dev")) {
            node.put("dev", step.path("dev").asInt());
        }
        return node;
    }

    /** An operation's result; an empty error is a good end. */
    static ObjectNode operation(JsonNode step, String label, String error) {
        ObjectNode node = operation(step, label);
        node.put("ok", error.isEmpty());
        node.set("error", error.isEmpty() ? NODES.nullNode() : clientError(error));
        return node;
    }

    /** An edit's result. */
    static ObjectNode edit(JsonNode step, String label, EditResult result) {
        return operation(step, label, result.error())
                .put("table", step.path("table").asText())
                .put("id", step.path("id").asText());
    }

    /** A sync's result; a reason of the script stands before the client's own. */
    static ObjectNode sync(JsonNode step, String label, SyncAttempt attempt, @Nullable ObjectNode scripted) {
        SyncError error = attempt.error();
        ObjectNode reason = scripted != null ? scripted : error == null ? null : json(error);
        ObjectNode result = operation(step, label);
        result.put("ok", reason == null);
        result.set("error", reason == null ? NODES.nullNode() : reason);
        attempt.log().stream().sorted().forEach(result.putArray("log")::add);
        var conflicts = result.putArray("conflicts");
        attempt.conflicts().stream()
                .sorted(Comparator.comparing(conflict -> conflict.local().id()))
                .forEach(conflict -> conflicts.add(json(conflict)));
        return result;
    }

    /** The error of a sync to which the script did something. */
    static ObjectNode fault(RecordedFault fault) {
        return NODES.objectNode().put("kind", "fault").put("fault", fault.word());
    }

    /** The options of a script's apps. */
    static DeviceOptions options(JsonNode meta, DeviceOptions base) {
        DeviceOptions options = meta.has("sendCreatedAsUpdated")
                ? base.withSendCreatedAsUpdated(
                        meta.path("sendCreatedAsUpdated").asBoolean())
                : base;
        if (meta.has("migrationsEnabledAtVersion")) {
            options = options.withMigrationsEnabledAtVersion(
                    meta.path("migrationsEnabledAtVersion").asInt());
        }
        return meta.path("resolver").asText().equals("server-wins")
                ? options.withResolver(ConflictResolver.SERVER_WINS)
                : options;
    }

    /** The options of one sync, which may have an expectation of buckets of its own. */
    static DeviceOptions syncOptions(JsonNode step, DeviceOptions usual) {
        JsonNode own = step.path("sendCreatedAsUpdated");
        return own.isBoolean() ? usual.withSendCreatedAsUpdated(own.booleanValue()) : usual;
    }

    private static ObjectNode clientError(String code) {
        return NODES.objectNode().put("kind", "client").put("code", code);
    }

    /** A sync that the app did not even begin, because it is offline. */
    static ObjectNode offline(JsonNode step, String label) {
        ObjectNode node = operation(step, label, "offline");
        node.putArray("log");
        node.putArray("conflicts");
        return node;
    }

    static ObjectNode state(Device device, int index, String label) {
        ObjectNode node = NODES.objectNode();
        node.put("t", "state").put("i", label).put("dev", index);
        node.set("lastPulledAt", json(device.lastPulledAt()));
        ObjectNode tables = node.putObject("tables");
        device.rows().forEach((table, rows) -> {
            var list = tables.putArray(table);
            rows.forEach(row -> list.add(JsonValues.write(row)));
        });
        return node;
    }

    /** A message with its rows by id, as recordings list them. */
    static JsonNode byId(JsonNode message) {
        JsonNode copy = message.deepCopy();
        for (JsonNode table : copy.path("changes")) {
            for (JsonNode list : table) {
                if (list instanceof ArrayNode rows) {
                    List<JsonNode> sorted = new ArrayList<>();
                    rows.forEach(sorted::add);
                    sorted.sort(Comparator.comparing(
                            row -> row.isObject() ? row.path("id").asText() : row.asText()));
                    rows.removeAll();
                    rows.addAll(sorted);
                }
            }
        }
        return copy;
    }

    static JsonNode json(PullRequest request) {
        return JsonValues.parse(WireCodec.write(request));
    }

    static JsonNode json(@Nullable Cursor cursor) {
        return cursor == null ? NODES.nullNode() : JsonValues.write(cursor.value());
    }

    static ObjectNode json(SyncError error) {
        List<String> detail = List.of(error.detail().split(" ", 2));
        ObjectNode node = NODES.objectNode().put("kind", error.kind());
        if (error.kind().equals("http")) {
            return node.put("phase", detail.get(0)).put("status", Integer.parseInt(detail.get(1)));
        }
        return node.put("code", error.detail());
    }

    static ObjectNode json(ResolvedConflict conflict) {
        ObjectNode node = NODES.objectNode().put("id", conflict.local().id());
        node.set("local", JsonValues.write(conflict.local()));
        node.set("remote", JsonValues.write(conflict.remote()));
        node.set("resolved", JsonValues.write(conflict.resolved()));
        return node;
    }
}
