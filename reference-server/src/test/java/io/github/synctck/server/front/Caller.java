package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One user's exchanges with the server behind, in the ticks that a front hands out. */
record Caller(Behind behind, Ticks ticks, String user) {
    private static final String TIMESTAMP = "timestamp";
    private static final long FIRST_CURSOR = 1;

    /** What changed since a tick, or everything; the answer's timestamp is a tick. */
    ObjectNode pull(@Nullable Long tick) throws Refusal {
        ObjectNode answer = behindIt(tick == null ? null : (Long) ticks.cursor(user, tick));
        return answer.put(TIMESTAMP, ticks.tick(user, answer.path(TIMESTAMP).longValue()));
    }

    /** The same for an app that was updated; the arguments are those of the server behind, but for the cursor. */
    ObjectNode pull(@Nullable Long tick, ObjectNode arguments) throws Refusal {
        arguments.put("lastPulledAt", tick == null ? null : (Long) ticks.cursor(user, tick));
        ObjectNode answer = behind.pull(behind.tokenFor(user), arguments);
        return answer.put(TIMESTAMP, ticks.tick(user, answer.path(TIMESTAMP).longValue()));
    }

    /** Takes what was written by somebody who knew what that tick holds. */
    void push(JsonNode changes, long tick) throws Refusal {
        behind.push(behind.tokenFor(user), Changesets.complete(changes), ticks.cursor(user, tick));
    }

    /**
     * Takes what was written by somebody who does not say what was known, which then is everything. Nobody can tell a
     * late creation from a new one then, so that a deleted id stays deleted.
     */
    void push(JsonNode changes) throws Refusal {
        JsonNode deleted = behindIt(FIRST_CURSOR).path("changes");
        for (var table : Changesets.object(changes).properties()) {
            Set<String> gone = new TreeSet<>();
            deleted.path(table.getKey()).path("deleted").forEach(id -> gone.add(id.asText()));
            for (JsonNode row : table.getValue().path("created")) {
                if (gone.contains(row.path("id").asText())) {
                    throw Refusal.of(409, "it was deleted");
                }
            }
        }
        long cursor = behindIt(null).path(TIMESTAMP).longValue();
        behind.push(behind.tokenFor(user), Changesets.complete(changes), cursor);
    }

    /** What the server behind answers, in its own cursors. */
    ObjectNode behindIt(@Nullable Long cursor) throws Refusal {
        return behind.pull(behind.tokenFor(user), cursor);
    }
}
