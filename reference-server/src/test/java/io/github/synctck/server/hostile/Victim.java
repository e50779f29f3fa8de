package io.github.synctck.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.server.hostile.HostileRequest.Endpoint;
import io.github.synctck.server.hostile.HostileRequest.Framing;
import io.github.synctck.server.hostile.RawHttp.Answer;
import io.github.synctck.spec.codec.JsonValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One user to whom hostile requests happen: three rows and a tombstone, and what pulls have shown of them so far. */
final class Victim {
    /** The operator's token of the server that is sent to. */
    static final String OPERATOR = "only the operator knows it";

    private static final String SEED = """
            {"changes":{"friends":{"created":[{"id":"a","name":"Ann"},{"id":"gone","name":"Guy"}],"updated":[],"deleted":[]},
            "interactions":{"created":[{"id":"b","friend_id":"a"},{"id":"c","friend_id":"a"}],"updated":[],"deleted":[]}},
            "lastPulledAt":null}""";
    private static final String DELETION = """
            {"changes":{"friends":{"created":[],"updated":[],"deleted":["gone"]}},"lastPulledAt":@cursor@}""";

    private final RawHttp http;
    private final String user = UUID.randomUUID().toString();
    private String beginning;
    private JsonNode full;
    private Map<String, String> sinceBeginning;

    /** A new user of the server behind that port, with rows of its own. */
    Victim(RawHttp http) throws IOException {
        this.http = http;
        assertThat(plain(Endpoint.PUSH, SEED).status()).isEqualTo(200);
        beginning = pulled("null").path("timestamp").asText();
        assertThat(plain(Endpoint.PUSH, DELETION.replace(HostileText.CURSOR, beginning))
                        .status())
                .isEqualTo(200);
        full = pulled("null");
        sinceBeginning = listed();
        assertThat(sinceBeginning).containsEntry("friends/gone", "deleted");
    }

    private Answer plain(Endpoint endpoint, String body) throws IOException {
        HostileRequest request = new HostileRequest(endpoint, "POST", "", List.of(), body, List.of(), Framing.LENGTH);
        return http.send(request.bytes(path(endpoint), user, ""), false);
    }

    private String path(Endpoint endpoint) {
        return switch (endpoint) {
            case PUSH -> "/sync-push";
            case PULL -> "/functions/v1/sync-pull";
            case OPERATOR -> "/admin/users/" + user + "/actions";
        };
    }

    private static String since(String cursor) {
        return "{\"lastPulledAt\":" + cursor + ",\"schemaVersion\":3}";
    }

    private JsonNode pulled(String since) throws IOException {
        Answer answer = plain(Endpoint.PULL, since(since));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonValues.parse(answer.body());
    }

    /** Every row and tombstone that changed since the beginning, with what is said of it. */
    private Map<String, String> listed() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        JsonNode changes = pulled(beginning).path("changes");
        changes.properties().forEach(table -> {
            for (String bucket : List.of("created", "updated")) {
                table.getValue()
                        .path(bucket)
                        .forEach(row ->
                                listed.put(table.getKey() + "/" + row.path("id").asText(), row.toString()));
            }
            table.getValue().path("deleted").forEach(id -> listed.put(table.getKey() + "/" + id.asText(), "deleted"));
        });
        return listed;
    }

    /** Sends it, and says what came back; fails where the server broke, or where a refusal left something. */
    Answer suffer(HostileRequest request) throws IOException {
        String authorization = request.endpoint() == Endpoint.OPERATOR ? OPERATOR : user;
        byte[] bytes = request.bytes(
                path(request.endpoint()), authorization, full.path("timestamp").asText());
        Answer answer = http.send(bytes, !request.framing().isSound());
        assertThat(answer.status())
                .as("%s -> %s%n%s", request, answer.head(), answer.body())
                .isLessThan(500);
        if (request.framing().isSound()) {
            assertThat(answer.status()).as("%s is not answered", request).isPositive();
        }
        assertThat(answer.body())
                .as("%s", request)
                .doesNotContain("Exception", "\tat ", ".java", "ERROR:", "io.github.synctck", "org.postgresql");
        boolean taken = answer.status() >= 200 && answer.status() < 300;
        if (taken && request.endpoint() != Endpoint.PULL) {
            remember();
        } else {
            nothingChanged(request, answer);
        }
        return answer;
    }

    /** The operator may have purged what the beginning would show; then no tombstone is left, and it begins here. */
    private void remember() throws IOException {
        full = pulled("null");
        if (plain(Endpoint.PULL, since(beginning)).status() == 410) {
            beginning = full.path("timestamp").asText();
        }
        sinceBeginning = listed();
    }

    private void nothingChanged(HostileRequest request, Answer answer) throws IOException {
        JsonNode now = pulled("null");
        String told = request + " -> " + answer.status();
        assertThat(rows(now)).as(told).isEqualTo(rows(full));
        if (answer.status() != 409) {
            assertThat(now.path("timestamp")).as(told).isEqualTo(full.path("timestamp"));
        }
        if (request.endpoint() != Endpoint.PULL) {
            assertThat(listed()).as(told).isEqualTo(sinceBeginning);
        }
        full = now;
    }

    private static List<String> rows(JsonNode pulled) {
        List<String> rows = new ArrayList<>();
        pulled.path("changes").properties().forEach(table -> {
            for (JsonNode bucket : table.getValue()) {
                bucket.forEach(row -> rows.add(table.getKey() + row));
            }
        });
        rows.sort(String::compareTo);
        return rows;
    }
}
