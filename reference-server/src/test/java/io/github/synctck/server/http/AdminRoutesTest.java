package io.github.synctck.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.server.postgres.PostgresStore;
import io.github.synctck.server.postgres.TestDatabase;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's endpoints, the same for both stores. */
class AdminRoutesTest {
    private static final Profile PROFILE =
            ProfileReader.named("watermelondb").withSchema(ProfileReader.schema("friends"));
    private static final String TOKEN = "the operator's token";
    private static final String PUSH = """
            {"changes":{"friends":{"created":[{"id":"a","name":"x"}],"updated":[],"deleted":[]}},"lastPulledAt":null}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String user = UUID.randomUUID().toString();
    private @Nullable PostgresStore store;
    private @Nullable SyncHttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        if (store != null) {
            store.close();
        }
    }

    private SyncHttpServer start(String kind, @Nullable String adminToken) {
        SyncBackend backend;
        if (kind.equals("postgres")) {
            store = TestDatabase.store(PROFILE);
            backend = store;
        } else {
            backend = new ModelServer(PROFILE, System::currentTimeMillis);
        }
        server = SyncHttpServer.start(
                backend, ServerOptions.standard(0, token -> token).withAdminToken(adminToken));
        return server;
    }

    private HttpResponse<String> send(SyncHttpServer to, String path, @Nullable String token, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(to.baseUrl() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> act(SyncHttpServer to, String body) throws IOException, InterruptedException {
        return send(to, "/admin/users/" + user + "/actions", TOKEN, body);
    }

    private HttpResponse<String> pullAnswer(SyncHttpServer to, String since) throws IOException, InterruptedException {
        String body = "{\"lastPulledAt\":" + since + ",\"schemaVersion\":1,\"migration\":null}";
        return send(to, "/sync-pull", user, body);
    }

    private JsonNode pull(SyncHttpServer to, String since) throws IOException, InterruptedException {
        HttpResponse<String> answer = pullAnswer(to, since);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonValues.parse(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "postgres"})
    void operatorEditsDeletesAndPurgesWhatDevicesThenSee(String kind) throws Exception {
        SyncHttpServer started = start(kind, TOKEN);
        assertThat(send(started, "/sync-push", user, PUSH).statusCode()).isEqualTo(200);
        String before = pull(started, "null").path("timestamp").asText();

        String edit = "{\"action\":\"edit\",\"table\":\"friends\",\"record\":{\"id\":\"a\",\"name\":\"edited\"}}";
        assertThat(act(started, edit).statusCode()).isEqualTo(200);
        JsonNode edited = pull(started, before).path("changes").path("friends").path("updated");
        assertThat(edited).hasSize(1);
        assertThat(edited.get(0).path("name").asText()).isEqualTo("edited");

        act(started, "{\"action\":\"delete\",\"table\":\"friends\",\"id\":\"a\"}");
        assertThat(pull(started, before).at("/changes/friends/deleted/0").asText())
                .isEqualTo("a");

        assertThat(act(started, "{\"action\":\"purge\"}").body()).contains("\"success\":true", "\"purge\"");
        HttpResponse<String> expired = pullAnswer(started, before);
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(expired.body()).contains("cursor_expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "postgres"})
    void clockJumpsOnDemand(String kind) throws Exception {
        SyncHttpServer started = start(kind, TOKEN);
        long now = System.currentTimeMillis();

        act(started, "{\"action\":\"advance\",\"millis\":86400000}");
        send(started, "/sync-push", user, PUSH);

        assertThat(pull(started, "null").path("timestamp").asLong()).isGreaterThanOrEqualTo(now + 86_400_000);
    }

    @ParameterizedTest
    @CsvSource({"memory, true", "memory, false", "postgres, true", "postgres, false"})
    void resetForgetsOneUserOrAllAndExpiresTheirCursors(String kind, boolean all) throws Exception {
        SyncHttpServer started = start(kind, TOKEN);
        String other = UUID.randomUUID().toString();
        String path = all ? "/admin/actions" : "/admin/users/" + user + "/actions";
        String deletion = PUSH.replace("\"deleted\":[]", "\"deleted\":[\"z\"]").replace("\"a\"", "\"b\"");
        for (String each : new String[] {user, other}) {
            assertThat(send(started, "/sync-push", each, PUSH).statusCode()).isEqualTo(200);
            assertThat(send(started, "/sync-push", each, deletion).statusCode()).isEqualTo(200);
        }
        String before = pull(started, "null").path("timestamp").asText();

        assertThat(send(started, path, TOKEN, "{\"action\":\"reset\"}").statusCode())
                .isEqualTo(200);

        JsonNode empty = pull(started, "null");
        assertThat(empty.at("/changes/friends/created")).isEmpty();
        String since = empty.path("timestamp").asText();
        assertThat(pull(started, since).at("/changes/friends/deleted"))
                .as("no trace")
                .isEmpty();
        assertThat(pullAnswer(started, before).statusCode()).isEqualTo(410);
        assertThat(send(started, "/sync-push", user, PUSH).statusCode())
                .as("a new life")
                .isEqualTo(200);
        assertThat(pull(started, since).at("/changes/friends/updated")).hasSize(1);
        String first = "{\"lastPulledAt\":null,\"schemaVersion\":1}";
        JsonNode others =
                JsonValues.parse(send(started, "/sync-pull", other, first).body());
        assertThat(others.at("/changes/friends/created")).hasSize(all ? 0 : 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "postgres"})
    void purgeUpToAnInstantLeavesWhatIsYounger(String kind) throws Exception {
        SyncHttpServer started = start(kind, TOKEN);
        send(started, "/sync-push", user, PUSH);
        send(started, "/sync-push", user, PUSH.replace("\"a\"", "\"b\""));
        String begin = pull(started, "null").path("timestamp").asText();
        act(started, "{\"action\":\"delete\",\"table\":\"friends\",\"id\":\"a\"}");
        String old = pull(started, "null").path("timestamp").asText();
        act(started, "{\"action\":\"advance\",\"millis\":60000}");
        act(started, "{\"action\":\"delete\",\"table\":\"friends\",\"id\":\"b\"}");
        long instant = Long.parseLong(old) + 30_000;
        String purge = "{\"action\":\"purge\",\"before\":" + instant + "}";

        assertThat(send(started, "/admin/actions", user, purge).statusCode()).isEqualTo(403);
        assertThat(send(started, "/admin/actions", null, purge).statusCode()).isEqualTo(401);
        assertThat(send(started, "/admin/actions", TOKEN, purge).statusCode()).isEqualTo(200);

        assertThat(pullAnswer(started, begin).statusCode())
                .as("has missed a deletion")
                .isEqualTo(410);
        JsonNode deleted = pull(started, old).at("/changes/friends/deleted");
        assertThat(deleted).hasSize(1);
        assertThat(deleted.get(0).asText()).isEqualTo("b");
        for (String bad : new String[] {"{\"action\":\"purge\"}", "{\"action\":\"purge\",\"before\":1.5}", "[]", "x"}) {
            assertThat(send(started, "/admin/actions", TOKEN, bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "postgres"})
    void nobodyElseMayAndWithoutATokenThereIsNoSuchPath(String kind) throws Exception {
        SyncHttpServer started = start(kind, TOKEN);
        String path = "/admin/users/" + user + "/actions";
        String edit = "{\"action\":\"edit\",\"table\":\"friends\",\"record\":{\"id\":\"a\",\"name\":\"edited\"}}";

        assertThat(send(started, path, null, edit).statusCode()).isEqualTo(401);
        assertThat(send(started, path, user, edit).statusCode()).isEqualTo(403);
        assertThat(send(started, path, TOKEN + "x", edit).statusCode()).isEqualTo(403);
        assertThat(pull(started, "null").at("/changes/friends/created")).isEmpty();
        assertThat(send(started, path, TOKEN, null).body()).contains("\"offers\":[\"edit\",\"delete\"");

        started.close();
        SyncHttpServer closed = start("memory", null);
        assertThat(send(closed, path, TOKEN, edit).statusCode()).isEqualTo(404);
        assertThat(send(closed, path, TOKEN, null).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json",
                "[]",
                "{}",
                "{'action':'explode'}",
                "{'action':'edit','table':'friends'}",
                "{'action':'edit','table':'friends','record':{'name':'x'}}",
                "{'action':'delete','table':'friends','id':7}",
                "{'action':'edit','table':'friends','record':{'id':'a','name':'\t'}}",
                "{'action':'advance','millis':'soon'}",
                "{'action':'advance','millis':1.5}",
                "{'action':'advance','millis':1e40}",
            })
    void whatIsNoActionIsRefused(String body) throws Exception {
        HttpResponse<String> answer = act(start("memory", TOKEN), body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"malformed\"").doesNotContain("io.github.synctck");
    }

    @ParameterizedTest
    @ValueSource(strings = "postgres")
    void whatTheStoreCannotDoIsRefusedAndADatabaseThatIsAwayIsNotReady(String kind) throws Exception {
        SyncHttpServer started = start(kind, TOKEN);

        HttpResponse<String> grant = act(started, "{\"action\":\"grant\",\"table\":\"friends\",\"id\":\"a\"}");
        assertThat(grant.statusCode()).isEqualTo(400);
        assertThat(grant.body()).contains("not_offered");
        HttpResponse<String> unsafe =
                act(started, "{\"action\":\"edit\",\"table\":\"friends\",\"record\":{\"id\":\"a b\"}}");
        assertThat(unsafe.statusCode()).as(unsafe.body()).isEqualTo(400);
        assertThat(send(started, "/ready", null, null).statusCode()).isEqualTo(200);

        if (store != null) {
            store.close();
        }

        assertThat(send(started, "/ready", null, null).statusCode()).isEqualTo(503);
        assertThat(send(started, "/health", null, null).statusCode()).isEqualTo(200);
    }
}
