package io.github.synctck.server.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Server D: everything in the query, a bare and complete changes object, times as ISO text, a parent per user. */
final class IsoTimes implements Shape {
    private static final Map<String, String> BOOKS = Map.of("user-a", "book-of-a", "user-b", "book-of-b");
    private static final List<String> TABLES = List.of("notes", "pages");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BODY_MAX = 1 << 20;
    private static final long SECOND = 1000;

    private final Ticks ticks = Clocks.millis();

    @Override
    public Reply answer(Asked asked, Behind behind) throws Refusal {
        if (!asked.path().equals("/api/sync/") && !asked.path().equals("/api/sync")) {
            throw Refusal.of(404, "no such page");
        }
        String user = Users.of(asked);
        Caller caller = new Caller(behind, ticks, user);
        Long since = since(asked.query().get("last_pulled_at"));
        if (asked.method().equals("GET")) {
            ObjectNode answer =
                    asked.query().containsKey("schema_version") ? caller.pull(since, app(asked)) : caller.pull(since);
            answer.set("changes", Changesets.rows(answer.path("changes"), (table, bucket, row) -> {
                row.put("user_id", user);
                if (table.equals("pages")) {
                    row.put("book_id", BOOKS.get(user));
                }
                row.replace("created_at", text(row.path("created_at"), table));
                row.replace("updated_at", text(row.path("updated_at"), table));
                row.remove(table.equals("notes") ? List.of() : List.of("created_at", "updated_at"));
                return row;
            }));
            return Reply.json(200, answer);
        }
        if (since == null || asked.body().length() > BODY_MAX) {
            throw Refusal.of(since == null ? 400 : 413, "no last_pulled_at, or too large");
        }
        caller.push(checked(user, asked.object()), since);
        return Reply.json(200, JsonNodeFactory.instance.objectNode().put("status", "ok"));
    }

    /** What the query says about the app. */
    private static ObjectNode app(Asked asked) throws Refusal {
        ObjectNode app = JsonNodeFactory.instance.objectNode();
        try {
            app.put(
                    "schemaVersion",
                    Integer.parseInt(String.valueOf(asked.query().get("schema_version"))));
            app.set("migration", JSON.readTree(String.valueOf(asked.query().get("migration"))));
            return app;
        } catch (NumberFormatException | JsonProcessingException e) {
            throw Refusal.of(400, "schema_version or migration cannot be read");
        }
    }

    private static @Nullable Long since(@Nullable String text) throws Refusal {
        if (text == null || text.isEmpty() || text.equals("null")) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw Refusal.of(400, "last_pulled_at is no number");
        }
    }

    private static ObjectNode checked(String user, ObjectNode changes) throws Refusal {
        for (String table : TABLES) {
            for (String bucket : Changesets.BUCKETS) {
                if (!changes.path(table).path(bucket).isArray()) {
                    throw Refusal.of(400, table + "." + bucket + " is missing");
                }
            }
        }
        if (!changes.path("pages").path("deleted").isEmpty()) {
            throw Refusal.of(403, "pages are never deleted");
        }
        return Changesets.rows(changes, (table, bucket, row) -> {
            if (!TABLES.contains(table)) {
                return row;
            }
            boolean parent =
                    !table.equals("pages") || row.path("book_id").asText().equals(BOOKS.get(user));
            if (!row.path("user_id").asText().equals(user) || !parent) {
                throw Refusal.of(403, "not yours");
            }
            row.remove(List.of("user_id", "book_id"));
            if (row.path("created_at").isTextual()) {
                row.set("created_at", millis(row.path("created_at").asText()));
            }
            if (row.path("updated_at").isNumber()) {
                row.put("updated_at", row.path("updated_at").longValue() / SECOND * SECOND);
            }
            return row;
        });
    }

    /** What is no time is as good as none. */
    private static JsonNode millis(String text) {
        try {
            return JsonNodeFactory.instance.numberNode(Instant.parse(text).toEpochMilli());
        } catch (DateTimeParseException e) {
            return JsonNodeFactory.instance.nullNode();
        }
    }

    private static JsonNode text(JsonNode millis, String table) {
        return millis.isNumber() && table.equals("notes")
                ? JsonNodeFactory.instance.textNode(
                        Instant.ofEpochMilli(millis.longValue()).toString())
                : JsonNodeFactory.instance.nullNode();
    }
}
