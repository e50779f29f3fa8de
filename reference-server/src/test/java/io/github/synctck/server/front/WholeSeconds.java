package io.github.synctck.server.front;

/** Server E: nobody is anybody, the cursor counts whole seconds, a push says nothing about what was pulled. */
final class WholeSeconds implements Shape {
    private static final String EVERYBODY = "everybody";

    private final Ticks ticks = Clocks.seconds();

    @Override
    public Reply answer(Asked asked, Behind behind) throws Refusal {
        if (!asked.path().equals("/sync")) {
            throw Refusal.of(404, "no such page");
        }
        Caller caller = new Caller(behind, ticks, EVERYBODY);
        if (asked.method().equals("GET")) {
            String since = asked.query().getOrDefault("last_pulled_at", "null");
            boolean never = since.isEmpty() || since.equals("null");
            if (!never && !since.matches("[0-9]{1,15}")) {
                throw Refusal.of(400, "last_pulled_at is no number");
            }
            return Reply.json(200, caller.pull(never ? null : Long.valueOf(since)));
        }
        caller.push(asked.object());
        return Reply.empty(204);
    }
}
