package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** Server F: renamed arguments, a generated id per push, one row per user that sign-up made. */
final class OneRowPerUser implements Shape {
    private static final String TABLE = "profiles";

    private final Ticks ticks = Clocks.millis();

    @Override
    public Reply answer(Asked asked, Behind behind) throws Refusal {
        asked.needs("apikey");
        String user = Users.of(asked);
        String token = behind.tokenFor(user);
        signedUp(user, token, behind);
        ObjectNode arguments = asked.object();
        JsonNode since = arguments.path("p_last_pulled_at");
        if (asked.is("POST", "/rest/v1/rpc/pull")) {
            boolean never = since.isMissingNode() || since.isNull() || since.asLong() == 0;
            ObjectNode answer = behind.pull(token, never ? null : (Long) ticks.cursor(user, since.longValue()));
            answer.set(
                    "changes",
                    Changesets.rows(answer.path("changes"), (table, bucket, row) -> row.put("user_id", user)));
            return Reply.json(
                    200,
                    answer.put(
                            "timestamp",
                            ticks.tick(user, answer.path("timestamp").longValue())));
        } else if (asked.is("POST", "/rest/v1/rpc/push")) {
            UUID.fromString(arguments.path("p_id").asText());
            pushed(user, token, arguments, behind);
            long timestamp = ticks.tick(
                    user, behind.pull(token, (Long) null).path("timestamp").longValue());
            return Reply.json(200, JsonNodeFactory.instance.objectNode().put("timestamp", timestamp));
        }
        throw Refusal.of(404, "no such function");
    }

    private void pushed(String user, String token, ObjectNode arguments, Behind behind) throws Refusal {
        ObjectNode changes = Changesets.rows(arguments.path("p_changes"), (table, bucket, row) -> {
            if (!bucket.equals("updated") || !row.path("user_id").asText().equals(user)) {
                throw Refusal.of(403, "permission denied");
            }
            row.remove(List.of("user_id"));
            return row;
        });
        try {
            long cursor = ticks.cursor(user, arguments.path("p_last_pulled_at").longValue());
            behind.push(token, Changesets.complete(changes), cursor);
        } catch (Refusal e) {
            throw e.status() == 409
                    ? new Refusal(400, JsonNodeFactory.instance.objectNode().put("code", "P0001"))
                    : e;
        }
    }

    private static synchronized void signedUp(String user, String token, Behind behind) throws Refusal {
        ObjectNode all = behind.pull(token, (Long) null);
        if (!all.path("changes").path(TABLE).path("updated").isEmpty()) {
            return;
        }
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(user.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .toString())
                .put("nickname", user)
                .putNull("motto");
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        changes.putObject(TABLE).putArray("created").add(row);
        behind.push(token, Changesets.complete(changes), all.path("timestamp").longValue());
    }
}
