package io.github.synctck.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.server.auth.TokenRefused;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One line per request, and what must never stand in it. */
class RequestLogTest {
    private static final String TOKEN = "ann-and-her-secret";
    private static final String PUSH = """
            {"changes":{"friends":{"created":[{"id":"row-of-ann","name":"value-of-ann"},{"id":"b"}],"updated":[],
            "deleted":["c"]}},"lastPulledAt":null}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private @Nullable SyncHttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static SyncBackend model() {
        return new ModelServer(ProfileReader.named("watermelondb"), System::currentTimeMillis);
    }

    /** Fails as a store does whose message quotes what is stored. */
    private static SyncBackend failing() {
        return user -> new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                throw new IllegalStateException("quotes value-of-ann", new SQLException("value-of-ann", "42P01"));
            }

            @Override
            public PushResponse push(PushRequest request) {
                throw new IllegalStateException("quotes value-of-ann");
            }
        };
    }

    private void serve(SyncBackend backend, RequestLog.Form form, int statusMin) {
        ServerOptions options = ServerOptions.standard(0, token -> {
            if (!token.equals(TOKEN)) {
                throw new TokenRefused("it is no user's");
            }
            return "ann";
        });
        server = SyncHttpServer.start(backend, options.withLog(new RequestLog(form, statusMin, lines::add)));
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        String base = server == null ? "" : server.baseUrl();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Lines are written when the answer is complete, which the caller may see first. */
    private String line() throws InterruptedException {
        String line = lines.poll(30, TimeUnit.SECONDS);
        assertThat(line).as("a line of the log").isNotNull();
        return String.valueOf(line);
    }

    private static void showsNothing(String line) {
        assertThat(line).doesNotContain(TOKEN, "row-of-ann", "value-of-ann", "secret-query", "\n");
    }

    @Test
    void pushIsToldWithItsCountsAndTheCallersRequestId() throws Exception {
        serve(model(), RequestLog.Form.JSON, 0);

        HttpResponse<String> answer = post("/functions/v1/sync-push?a=secret-query", PUSH, "X-Request-Id", "app-7.1_x");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("app-7.1_x");
        String line = line();
        showsNothing(line);
        JsonNode told = JsonValues.parse(line);
        assertThat(told.path("request").asText()).isEqualTo("app-7.1_x");
        assertThat(told.path("level").asText()).isEqualTo("info");
        assertThat(told.path("method").asText()).isEqualTo("POST");
        assertThat(told.path("path").asText()).isEqualTo("/functions/v1/sync-push");
        assertThat(told.path("status").asInt()).isEqualTo(200);
        assertThat(told.path("millis").isNumber()).isTrue();
        assertThat(told.path("created").asInt()).isEqualTo(2);
        assertThat(told.path("updated").asInt()).isZero();
        assertThat(told.path("deleted").asInt()).isEqualTo(1);
        // printf %s ann | sha256sum | cut -c1-12
        assertThat(told.path("user").asText()).isEqualTo("49915e0d7d4b");
    }

    @Test
    void refusalsCarryTheirRequestIdAndCode() throws Exception {
        serve(model(), RequestLog.Form.JSON, 0);
        post("/sync-push", PUSH);
        line();

        HttpResponse<String> answer = post("/sync-push", PUSH, "X-Request-Id", "second");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"requestId\":\"second\"");
        JsonNode told = JsonValues.parse(line());
        assertThat(told.path("code").asText()).isEqualTo("conflict");
        assertThat(told.path("created").asInt())
                .as("what was refused is counted too")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"has space", "quote\"", "", "slash/", "{}"})
    void idThatIsNotWellFormedIsReplaced(String given) throws Exception {
        serve(model(), RequestLog.Form.TEXT, 0);

        HttpResponse<String> answer = post("/nowhere", "", "X-Request-Id", given);

        assertThat(answer.statusCode()).isEqualTo(404);
        String id = answer.headers().firstValue("X-Request-Id").orElse("");
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(answer.body()).contains("\"requestId\":\"" + id + "\"");
        assertThat(line()).contains(" request=" + id + " ", " path=/nowhere ", " status=404 ", " code=not_found");
    }

    @Test
    void everyRefusalAtTheDoorCarriesAnId() throws Exception {
        serve(model(), RequestLog.Form.JSON, 0);

        for (HttpResponse<String> answer :
                List.of(post("/sync-push", "{"), post("/sync-push", "{}", "Content-Type", "text/html"))) {
            String id = answer.headers().firstValue("X-Request-Id").orElse("");
            assertThat(answer.body()).contains("\"requestId\":\"" + id + "\"");
            assertThat(JsonValues.parse(line()).path("request").asText()).isEqualTo(id);
        }
    }

    @Test
    void faultIsToldByClassAndPlaceAndQuotesNothing() throws Exception {
        serve(failing(), RequestLog.Form.TEXT, RequestLog.FAULT_MIN);
        assertThat(post("/sync-push", "{").statusCode()).isEqualTo(400);

        HttpResponse<String> answer = post("/sync-pull", "{}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("value-of-ann");
        String line = line();
        showsNothing(line);
        assertThat(line)
                .contains("level=error", "status=500", "IllegalStateException < SQLException 42P01 at server.http.");
        assertThat(lines).as("refusals are no faults").isEmpty();
    }

    @Test
    void probesAreNotTold() throws Exception {
        serve(model(), RequestLog.Form.TEXT, 0);

        for (String path : List.of("/health", "/ready", "/metrics", "/openapi.json")) {
            String base = server == null ? "" : server.baseUrl();
            client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.discarding());
        }

        assertThat(line()).contains("path=/openapi.json");
    }
}
