package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Server E: nobody is anybody, the cursor counts whole seconds, a push says nothing about what was pulled. */
final class WholeSeconds implements Shape {
    private static final String EVERYBODY = "everybody";

    private final Ticks ticks = Clocks.seconds();

    @Override
    public Reply answer(Asked asked, Behind behind) throws Refusal {
        if (!asked.path().equals("/sync")) {
            throw Refusal.of(404, "no such page");
        }
        String token = behind.tokenFor(EVERYBODY);
        if (asked.method().equals("GET")) {
            String since = asked.query().getOrDefault("last_pulled_at", "null");
            boolean never = since.isEmpty() || since.equals("null");
            if (!never && !since.matches("[0-9]{1,15}")) {
                throw Refusal.of(400, "last_pulled_at is no number");
            }
            ObjectNode answer =
                    behind.pull(token, never ? null : (Long) ticks.cursor(EVERYBODY, Long.parseLong(since)));
            return Reply.json(
                    200,
                    answer.put(
                            "timestamp",
                            ticks.tick(EVERYBODY, answer.path("timestamp").longValue())));
        }
        long cursor = behind.pull(token, (Long) null).path("timestamp").longValue();
        behind.push(token, Changesets.complete(asked.object()), cursor);
        return Reply.empty(204);
    }
}
