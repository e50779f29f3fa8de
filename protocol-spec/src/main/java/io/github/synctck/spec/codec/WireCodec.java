package io.github.synctck.spec.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PullStrategy;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Unreadable;
import io.github.synctck.spec.value.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the protocol as JSON under the default binding, and back. Requests are read strictly; answers are
 * read as the client reads them, and {@link ShapeRules} says what a strict reader would object to.
 */
public final class WireCodec {
    private static final int NESTING_DEPTH_MAX = 64;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING_DEPTH_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WireCodec() {}

    /** A pull's body. Requirement PULL-01. */
    public static PullRequest readPullRequest(String body) throws MalformedMessage {
        return RequestReader.pull(parse(body));
    }

    /** A push's body. Requirement PUSH-01. */
    public static PushRequest readPushRequest(String body) throws MalformedMessage {
        return RequestReader.push(parse(body));
    }

    /** Any JSON text as a tree, with duplicate keys and trailing text refused. */
    static JsonNode parse(String body) throws MalformedMessage {
        try {
            JsonNode node = MAPPER.readTree(body);
            return node == null ? NODES.missingNode() : node;
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage();
            int marker = reason.indexOf(" (start marker");
            throw new MalformedMessage(
                    "", "the body is not JSON: " + (marker < 0 ? reason : reason.substring(0, marker)));
        }
    }

    /** A pull's body. */
    public static String write(PullRequest request) {
        ObjectNode node = NODES.objectNode();
        node.set("lastPulledAt", cursor(request.lastPulledAt()));
        node.put("schemaVersion", request.schemaVersion());
        Migration migration = request.migration();
        node.set("migration", migration == null ? NODES.nullNode() : JsonValues.write(migration));
        return text(node);
    }

    private static JsonNode cursor(@Nullable Cursor cursor) {
        return cursor == null ? NODES.nullNode() : JsonValues.write(cursor.value());
    }

    /** A push's body. */
    public static String write(PushRequest request) {
        ObjectNode node = NODES.objectNode();
        node.set("changes", JsonValues.write(request.changes()));
        node.set("lastPulledAt", cursor(request.lastPulledAt()));
        return text(node);
    }

    /** A pull's answer. Requirements SHAPE-01 and PULL-01. */
    public static String write(PullResponse.Accepted answer) {
        ObjectNode node = NODES.objectNode();
        node.set("changes", JsonValues.write(answer.changes()));
        node.set("timestamp", JsonValues.write(answer.timestamp().value()));
        if (!answer.strategy().equals(PullStrategy.INCREMENTAL)) {
            node.set("experimentalStrategy", StrategyJson.write(answer.strategy()));
        }
        return text(node);
    }

    private static String text(ObjectNode node) {
        try {
            return JsonText.encodable(MAPPER.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A pull's answer as the client takes it: {@link PullResponse.Accepted}, or {@link Unreadable} where the client
     * would fail. A changes object that is left out or null counts as no changes, as in the client.
     */
    public static PullResponse readPullAnswer(int status, String body) {
        JsonNode root;
        try {
            root = parse(body);
        } catch (MalformedMessage e) {
            return new Unreadable(status, String.valueOf(e.getMessage()));
        }
        if (!root.isObject()) {
            return new Unreadable(status, "the body is not a JSON object");
        }
        JsonNode changes = root.path("changes");
        String problem = ShapeRules.unreadable(changes);
        if (problem != null) {
            return new Unreadable(status, problem);
        }
        Changes read = changes.isObject() ? JsonValues.readChanges(changes) : Changes.NONE;
        PullStrategy strategy = StrategyJson.read(root.path("experimentalStrategy"));
        return strategy == null
                ? new Unreadable(status, "/experimentalStrategy is none that the client knows")
                : new PullResponse.Accepted(read, new Cursor(JsonValues.read(root.path("timestamp"))), strategy);
    }

    /** A push's answer: whatever it is, only {@code experimentalRejectedIds} is read. */
    public static PushResponse.Accepted readPushAnswer(String body) {
        JsonNode rejected;
        try {
            rejected = parse(body).path("experimentalRejectedIds");
        } catch (MalformedMessage e) {
            return PushResponse.Accepted.ALL;
        }
        Map<String, List<String>> ids = new TreeMap<>();
        for (var field : rejected.properties()) {
            List<String> table = new ArrayList<>();
            field.getValue().forEach(id -> table.add(id.asText()));
            ids.put(field.getKey(), table);
        }
        return ids.isEmpty() ? PushResponse.Accepted.ALL : new PushResponse.Accepted(ids);
    }

    /** The first text among the keys of a JSON object, or empty; for the sentences of foreign error bodies. */
    public static String firstText(String body, List<String> keys) {
        try {
            JsonNode root = parse(body);
            for (String key : keys) {
                if (root.path(key).isTextual()) {
                    return root.path(key).textValue();
                }
            }
            return "";
        } catch (MalformedMessage e) {
            return "";
        }
    }

    /** Whether a text is a JSON object. */
    public static boolean isObject(String body) {
        try {
            return parse(body).isObject();
        } catch (MalformedMessage e) {
            return false;
        }
    }

    /** Whether a JSON object says of itself that something failed: {@code success: false}, or an error. */
    public static boolean tellsFailure(String body) {
        try {
            JsonNode root = parse(body);
            boolean denies =
                    root.path("success").isBoolean() && !root.path("success").booleanValue();
            JsonNode error = root.path("error");
            return denies || error.isTextual() || error.isObject();
        } catch (MalformedMessage e) {
            return false;
        }
    }
}
