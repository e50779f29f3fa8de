package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Server C: the request says whose data it means, and only the project's key is checked. */
final class OwnerInRequest implements Shape {
    private final Ticks ticks = Clocks.millis();

    @Override
    public Reply answer(Asked asked, Behind behind) throws Refusal {
        asked.needs("apikey");
        ObjectNode arguments = asked.object();
        String owner = arguments.path("owner").asText();
        if (owner.isEmpty()) {
            throw Refusal.of(400, "the owner is missing");
        }
        Caller caller = new Caller(behind, ticks, owner);
        if (asked.is("POST", "/rest/v1/rpc/pull")) {
            if (!arguments.path("last_pulled_at").isIntegralNumber()) {
                throw Refusal.of(400, "last_pulled_at is missing");
            }
            long since = arguments.path("last_pulled_at").longValue();
            ObjectNode answer = caller.pull(since == 0 ? null : (Long) since);
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.set("changes", answer.path("changes"));
            told.set("timestamp", answer.path("timestamp"));
            return Reply.json(200, told);
        } else if (asked.is("POST", "/rest/v1/rpc/push")) {
            caller.push(arguments.path("changes"));
            return Reply.empty(204);
        }
        throw Refusal.of(404, "no such function");
    }
}
