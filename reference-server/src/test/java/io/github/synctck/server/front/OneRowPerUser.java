package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
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
        Caller caller = new Caller(behind, ticks, user);
        signedUp(caller);
        ObjectNode arguments = asked.object();
        JsonNode since = arguments.path("p_last_pulled_at");
        if (asked.is("POST", "/rest/v1/rpc/pull")) {
            boolean never = since.isMissingNode() || since.isNull() || since.asLong() == 0;
            ObjectNode answer = caller.pull(never ? null : (Long) since.longValue());
            answer.set(
                    "changes",
                    Changesets.rows(answer.path("changes"), (table, bucket, row) -> row.put("user_id", user)));
            return Reply.json(200, answer);
        } else if (asked.is("POST", "/rest/v1/rpc/push")) {
            isUuid(arguments.path("p_id").asText());
            pushed(caller, arguments);
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.set("timestamp", caller.pull(null).path("timestamp"));
            return Reply.json(200, told);
        }
        throw Refusal.of(404, "no such function");
    }

    private static void isUuid(String text) throws Refusal {
        try {
            UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "p_id is no UUID");
        }
    }

    private static void pushed(Caller caller, ObjectNode arguments) throws Refusal {
        ObjectNode changes = Changesets.rows(arguments.path("p_changes"), (table, bucket, row) -> {
            if (!table.equals(TABLE)) {
                return row;
            } else if (!bucket.equals("updated")
                    || !row.path("user_id").asText().equals(caller.user())) {
                throw Refusal.of(403, "permission denied");
            }
            row.remove(List.of("user_id"));
            return row;
        });
        try {
            caller.push(changes, arguments.path("p_last_pulled_at").longValue());
        } catch (Refusal e) {
            throw e.status() == 409
                    ? new Refusal(400, JsonNodeFactory.instance.objectNode().put("code", "P0001"))
                    : e;
        }
    }

    private static synchronized void signedUp(Caller caller) throws Refusal {
        if (!caller.behindIt(null).path("changes").path(TABLE).path("updated").isEmpty()) {
            return;
        }
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(caller.user().getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("nickname", caller.user())
                .putNull("motto");
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        changes.putObject(TABLE).putArray("created").add(row);
        caller.push(changes);
    }
}
