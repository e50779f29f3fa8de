package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Server A: two edge functions with everything in the body, as the default form has it under other paths. */
final class EdgeFunctions implements Shape {
    private final Ticks ticks = Clocks.millis();

    @Override
    public Reply answer(Asked asked, Behind behind) throws Refusal {
        String token = asked.bearer();
        if (asked.is("POST", "/functions/v1/sync-pull")) {
            ObjectNode arguments = asked.object();
            JsonNode since = arguments.path("lastPulledAt");
            if (since.isIntegralNumber()) {
                arguments.put("lastPulledAt", ticks.cursor(token, since.longValue()));
            }
            ObjectNode answer = behind.pull(token, arguments);
            answer.put("timestamp", ticks.tick(token, answer.path("timestamp").longValue()));
            return Reply.json(200, answer);
        } else if (asked.is("POST", "/functions/v1/sync-push")) {
            ObjectNode arguments = asked.object();
            JsonNode since = arguments.path("lastPulledAt");
            if (!since.isIntegralNumber() || !arguments.path("changes").isObject()) {
                throw Refusal.of(400, "changes or lastPulledAt is missing");
            }
            behind.push(token, arguments.path("changes"), ticks.cursor(token, since.longValue()));
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("success", true);
            answer.putObject("stats").put("tables", arguments.path("changes").size());
            return Reply.json(200, answer);
        }
        throw Refusal.of(404, "no such function");
    }
}
