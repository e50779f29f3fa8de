package io.github.synctck.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.ResolvedConflict;
import io.github.synctck.sim.device.SyncError;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
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
