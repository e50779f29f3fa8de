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
        String token = behind.tokenFor(owner);
        if (asked.is("POST", "/rest/v1/rpc/pull")) {
            if (!arguments.path("last_pulled_at").isIntegralNumber()) {
                throw Refusal.of(400, "last_pulled_at is missing");
            }
            long since = arguments.path("last_pulled_at").longValue();
            ObjectNode answer = behind.pull(token, since == 0 ? null : ticks.cursor(owner, since));
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.set("changes", answer.path("changes"));
            return Reply.json(
                    200,
                    told.put(
                            "timestamp",
                            ticks.tick(owner, answer.path("timestamp").longValue())));
        } else if (asked.is("POST", "/rest/v1/rpc/push")) {
            long known = ticks.latest(owner);
            long cursor = known > 0
                    ? known
                    : behind.pull(token, (Long) null).path("timestamp").longValue();
            behind.push(token, Changesets.complete(arguments.path("changes")), cursor);
            return Reply.empty(204);
        }
        throw Refusal.of(404, "no such function");
    }
}
