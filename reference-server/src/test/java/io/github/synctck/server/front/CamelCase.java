package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Server G: a first pull of its own, columns in camel case, nothing is ever deleted. */
final class CamelCase implements Shape {
    private static final String EVERYBODY = "everybody";
    private static final int BODY_MAX = 100_000;
    private static final Map<String, String> NAMES =
            Map.of("short_title", "shortTitle", "long_text", "longText", "cooked_at", "cookedAt");

    private final Ticks ticks = Clocks.millis();

    @Override
    public Reply answer(Asked asked, Behind behind) throws Refusal {
        Caller caller = new Caller(behind, ticks, EVERYBODY);
        if (asked.is("GET", "/synchronization/init")) {
            return pulled(caller.pull(null));
        } else if (asked.is("GET", "/synchronization/pull")) {
            String since = asked.query().getOrDefault("last_pulled_at", "");
            if (!since.matches("[0-9]{1,15}")) {
                throw Refusal.of(400, "last_pulled_at is missing");
            }
            return pulled(caller.pull(Long.valueOf(since)));
        } else if (asked.is("POST", "/synchronization/push")) {
            if (asked.body().length() > BODY_MAX) {
                throw Refusal.of(413, "too large");
            }
            ObjectNode arguments = asked.object();
            if (!arguments.path("lastPulledAt").isIntegralNumber()) {
                throw Refusal.of(400, "lastPulledAt is missing");
            }
            caller.push(
                    snake(arguments.path("changes")),
                    arguments.path("lastPulledAt").longValue());
            return Reply.empty(201);
        }
        throw Refusal.of(404, "no such page");
    }

    private static Reply pulled(ObjectNode answer) throws Refusal {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.set("changes", Changesets.rows(answer.path("changes"), (table, bucket, row) -> {
            NAMES.forEach((snake, camel) -> Changesets.rename(row, snake, camel));
            return row;
        }));
        told.set("lastPulledAt", answer.path("timestamp"));
        return Reply.json(200, told);
    }

    private static ObjectNode snake(JsonNode changes) throws Refusal {
        for (JsonNode table : Changesets.object(changes)) {
            if (!table.path("deleted").isEmpty()) {
                throw Refusal.of(400, "recipes are for ever");
            }
        }
        return Changesets.rows(changes, (table, bucket, row) -> {
            NAMES.forEach((snake, camel) -> Changesets.rename(row, camel, snake));
            return row;
        });
    }
}
