package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Server B: two SQL functions behind PostgREST; rows name their owner, some a parent that the owner has. */
final class SqlFunctions implements Shape {
    private static final Map<String, List<String>> ALLOWED = Map.of(
            "tags", List.of("created", "deleted"),
            "entries", List.of("created", "deleted"),
            "settings", List.of("updated"),
            "profiles", List.of("updated"));
    private static final Map<String, String> LISTS = Map.of("user-a", "list-of-a", "user-b", "list-of-b");
    private static final String CHILD = "entries";

    private final Ticks ticks = Clocks.millis();
    private final Set<String> known = new TreeSet<>();

    @Override
    public Reply answer(Asked asked, Behind behind) throws Refusal {
        asked.needs("apikey");
        String user = Users.of(asked);
        Caller caller = new Caller(behind, ticks, user);
        signUp(caller);
        if (asked.is("POST", "/rest/v1/rpc/pull")) {
            ObjectNode arguments = asked.object();
            JsonNode since = arguments.path("last_pulled_at");
            ObjectNode answer = caller.pull(since.isNumber() ? since.longValue() : null);
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.set("changes", Changesets.rows(answer.path("changes"), (table, bucket, row) -> {
                row.put("owner_id", user);
                return table.equals(CHILD) ? row.put("list_id", LISTS.get(user)) : row;
            }));
            told.set("timestamp", answer.path("timestamp"));
            return Reply.json(200, told);
        } else if (asked.is("POST", "/rest/v1/rpc/push")) {
            ObjectNode arguments = asked.object();
            if (arguments.size() != 1) {
                throw Refusal.of(404, "no function matches these arguments");
            }
            ObjectNode changes =
                    Changesets.rows(arguments.path("changes"), (table, bucket, row) -> stripped(user, table, row));
            allowed(changes);
            caller.push(changes);
            return Reply.empty(204);
        }
        throw Refusal.of(404, "no such function");
    }

    /** Tables in which nobody may create hold a row of each user from the beginning. */
    private synchronized void signUp(Caller caller) throws Refusal {
        if (!known.add(caller.user())) {
            return;
        }
        String id = UUID.nameUUIDFromBytes(caller.user().getBytes(StandardCharsets.UTF_8))
                .toString();
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        changes.putObject("settings")
                .putArray("created")
                .addObject()
                .put("id", id)
                .put("theme", "light")
                .put("locale", "en");
        changes.putObject("profiles")
                .putArray("created")
                .addObject()
                .put("id", id)
                .put("nickname", caller.user())
                .putNull("motto");
        caller.push(changes);
    }

    private static ObjectNode stripped(String user, String table, ObjectNode row) throws Refusal {
        if (!ALLOWED.containsKey(table)) {
            return row;
        }
        boolean parent = !table.equals(CHILD) || row.path("list_id").asText().equals(LISTS.get(user));
        if (!row.path("owner_id").asText().equals(user) || !parent) {
            throw Refusal.of(403, "new row violates row-level security policy");
        }
        row.remove(List.of("owner_id", "list_id"));
        return row;
    }

    private static void allowed(ObjectNode changes) throws Refusal {
        for (var table : changes.properties()) {
            for (var bucket : table.getValue().properties()) {
                List<String> open = ALLOWED.getOrDefault(table.getKey(), List.of(bucket.getKey()));
                if (!open.contains(bucket.getKey()) && !bucket.getValue().isEmpty()) {
                    throw Refusal.of(403, "permission denied for table " + table.getKey());
                }
            }
        }
    }
}
