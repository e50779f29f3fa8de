package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Server I: a pull comes in pages, deletions are objects, a push brings a key of its own. */
final class Pages implements Shape {
    private static final String TABLE = "expenses";
    private static final Map<String, String> NAMES = Map.of("paid_at", "paidAt", "is_shared", "isShared");

    private final Ticks ticks = Clocks.millis();
    private final Map<String, Waiting> waiting = new TreeMap<>();

    /** A row or a deletion that goes out in a page. */
    private record Entry(String bucket, JsonNode node) {}

    /** What a pull has still to hand out. */
    private record Waiting(String user, List<Entry> entries, long timestamp) {}

    @Override
    public Reply answer(Asked asked, Behind behind) throws Refusal {
        String user = Users.of(asked);
        Caller caller = new Caller(behind, ticks, user);
        ObjectNode arguments = asked.object();
        JsonNode since = arguments.path("lastPulledAt");
        if (asked.is("POST", "/functions/v1/sync-pull")) {
            int size = arguments.path("page_size").asInt();
            JsonNode next = arguments.path("cursor");
            if (size < 1) {
                throw Refusal.of(400, "page_size is missing");
            }
            Waiting rest = next.isTextual()
                    ? known(user, next.asText())
                    : all(user, caller.pull(since.isNumber() ? since.longValue() : null));
            return page(rest, size);
        } else if (asked.is("POST", "/functions/v1/sync-push")) {
            UUID.fromString(asked.headers().getOrDefault("idempotency-key", ""));
            if (!since.isIntegralNumber()) {
                throw Refusal.of(400, "lastPulledAt is missing");
            }
            ObjectNode changes = Changesets.rows(arguments.path("changes"), (table, bucket, row) -> {
                NAMES.forEach((snake, camel) -> Changesets.rename(row, camel, snake));
                return row;
            });
            caller.push(changes, since.longValue());
            return Reply.json(200, JsonNodeFactory.instance.objectNode().put("applied", true));
        }
        throw Refusal.of(404, "no such function");
    }

    private static Waiting all(String user, ObjectNode answer) {
        List<Entry> entries = new ArrayList<>();
        for (var bucket : answer.path("changes").path(TABLE).properties()) {
            for (JsonNode node : bucket.getValue()) {
                if (node instanceof ObjectNode row) {
                    NAMES.forEach((snake, camel) -> Changesets.rename(row, snake, camel));
                    entries.add(new Entry(bucket.getKey(), row));
                } else {
                    ObjectNode deleted = JsonNodeFactory.instance.objectNode();
                    deleted.put("id", node.asText()).put("deleted_at", System.currentTimeMillis());
                    entries.add(new Entry(bucket.getKey(), deleted));
                }
            }
        }
        return new Waiting(user, entries, answer.path("timestamp").longValue());
    }

    private synchronized Waiting known(String user, String key) throws Refusal {
        Waiting rest = waiting.remove(key);
        if (rest == null || !rest.user().equals(user)) {
            throw Refusal.of(400, "unknown page");
        }
        return rest;
    }

    private synchronized Reply page(Waiting rest, int size) {
        int count = Math.min(size, rest.entries().size());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode buckets = answer.putObject("changes").putObject(TABLE);
        for (String bucket : Changesets.BUCKETS) {
            ArrayNode array = buckets.putArray(bucket);
            rest.entries().subList(0, count).stream()
                    .filter(entry -> entry.bucket().equals(bucket))
                    .forEach(entry -> array.add(entry.node()));
        }
        boolean more = count < rest.entries().size();
        answer.put("serverTimestamp", rest.timestamp()).put("hasMore", more);
        if (more) {
            String key = UUID.randomUUID().toString();
            List<Entry> left = rest.entries().subList(count, rest.entries().size());
            waiting.put(key, new Waiting(rest.user(), left, rest.timestamp()));
            answer.put("nextCursor", key);
        } else {
            answer.putNull("nextCursor");
        }
        return Reply.json(200, answer);
    }
}
