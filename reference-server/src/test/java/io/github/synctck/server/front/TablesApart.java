package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** Server H: a URL per table and a version as the cursor; articles are read, reactions are written. */
final class TablesApart implements Shape {
    private static final String EVERYBODY = "everybody";

    private final Ticks ticks = Clocks.versions();

    @Override
    public Reply answer(Asked asked, Behind behind) throws Refusal {
        Caller caller = new Caller(behind, ticks, EVERYBODY);
        written(caller);
        if (asked.is("GET", "/articles/sync/pull")) {
            String since = asked.query().getOrDefault("lastPulledVersion", "");
            if (!since.matches("[0-9]{1,15}")) {
                throw Refusal.of(400, "lastPulledVersion is missing");
            }
            long version = Long.parseLong(since);
            ObjectNode answer = caller.pull(version == 0 ? null : (Long) version);
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            for (String bucket : Changesets.ROWS) {
                told.set(bucket, answer.path("changes").path("articles").path(bucket));
            }
            told.set("latestVersion", answer.path("timestamp"));
            return Reply.json(200, told);
        } else if (asked.is("POST", "/reactions/sync")) {
            ObjectNode changes = JsonNodeFactory.instance.objectNode();
            changes.set("reactions", asked.object());
            ObjectNode plain = Changesets.rows(changes, (table, bucket, row) -> {
                if (row.path("owner_id").asText().isEmpty()) {
                    throw Refusal.of(400, "owner_id is missing");
                }
                row.remove(List.of("owner_id"));
                return row;
            });
            caller.push(plain);
            return Reply.json(201, JsonNodeFactory.instance.objectNode().put("kind", "reaction"));
        }
        throw Refusal.of(404, "no such page");
    }

    /** What editors wrote: an article for everybody. */
    private static synchronized void written(Caller caller) throws Refusal {
        ObjectNode articles = (ObjectNode) caller.behindIt(null).path("changes").path("articles");
        if (articles.path("created").isEmpty() && articles.path("updated").isEmpty()) {
            ObjectNode changes = JsonNodeFactory.instance.objectNode();
            changes.putObject("articles")
                    .putArray("created")
                    .addObject()
                    .put("id", UUID.nameUUIDFromBytes(new byte[] {1}).toString())
                    .put("title", "a title")
                    .put("body", "a body");
            caller.push(changes);
        }
    }
}
