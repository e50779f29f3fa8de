package io.github.synctck.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.synctck.server.auth.TokenRefused;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the wire shows of the HTTP face, whatever stands behind it. */
class SyncHttpServerTest {
    private static final String PULL = "{\"lastPulledAt\":null,\"schemaVersion\":60,\"migration\":null}";
    private static final String PUSH = "{\"changes\":{},\"lastPulledAt\":null}";
    private static final int BODY_BYTES_MAX = 1_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private SyncHttpServer server = start(model(), options());

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
    }

    private static ServerOptions options() {
        return ServerOptions.standard(0, token -> {
                    if (token.isEmpty() || token.equals("bad")) {
                        throw new TokenRefused("the signature does not match");
                    }
                    return token;
                })
                .withBodyBytesMax(BODY_BYTES_MAX);
    }

    private static SyncBackend model() {
        return new ModelServer(ProfileReader.named("watermelondb"), System::currentTimeMillis);
    }

    private static SyncHttpServer start(SyncBackend backend, ServerOptions options) {
        return SyncHttpServer.start(backend, options);
    }

    /** Stands in for the model, and takes its time. */
    private SyncBackend slow() {
        return user -> new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                entered.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new PullResponse.Accepted(Changes.NONE, Cursor.of(1));
            }

            @Override
            public PushResponse push(PushRequest request) {
                throw new IllegalStateException("a secret of the database");
            }
        };
    }

    private void serve(SyncBackend backend, ServerOptions options) {
        server.close();
        server = start(backend, options);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).header("Authorization", "Bearer ann");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    private static void isError(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":\"").contains("\"code\":\"" + code + "\"");
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", ".java");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/functions/v1/"})
    void bothRootsAnswerAlike(String root) throws Exception {
        HttpResponse<String> pull = post(root + "sync-pull", PULL);
        HttpResponse<String> push = post(root + "sync-push", PUSH);

        assertThat(pull.statusCode()).isEqualTo(200);
        assertThat(pull.body()).contains("\"timestamp\":");
        assertThat(push.body()).isEqualTo("{\"success\":true,\"stats\":{\"created\":0,\"updated\":0,\"deleted\":0}}");
        assertThat(push.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void requestsWithoutAGoodTokenAreRefused() throws Exception {
        URI pull = URI.create(server.baseUrl() + "/sync-pull");
        BodyPublisher body = BodyPublishers.ofString(PULL);
        for (String header : new String[] {"", "Bearer ", "Bearer bad", "Basic YTpi", "bad"}) {
            HttpRequest.Builder request = HttpRequest.newBuilder(pull).POST(body);
            if (!header.isEmpty()) {
                request.header("Authorization", header);
            }
            HttpResponse<String> answer = send(request.build());

            isError(answer, 401, "unauthorized");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
    }

    @Test
    void tokenStandsForItsUserAlone() throws Exception {
        String friend =
                "{\"changes\":{\"friends\":{\"created\":[{\"id\":\"f1\",\"name\":\"Ann's\"}]}},\"lastPulledAt\":1}";
        assertThat(post("/sync-push", friend).statusCode()).isEqualTo(200);

        assertThat(post("/sync-pull", PULL).body()).contains("Ann's");
        HttpRequest bob = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sync-pull"))
                .header("Authorization", "bearer bob")
                .POST(BodyPublishers.ofString(PULL))
                .build();
        assertThat(send(bob).body()).doesNotContain("Ann's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"changes\":{\"friends\":{\"created\":[{}]}}}", "{\"a\":1,\"a\":2}"})
    void malformedPushesAreRefusedWithTheirPlace(String body) throws Exception {
        isError(post("/sync-push", body), 400, "malformed");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws Exception {
        HttpRequest request = request("/sync-push")
                .POST(BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xff, '}'}))
                .build();

        isError(send(request), 400, "malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 200",
        "application/json; charset=utf-8, 200",
        "text/plain;charset=UTF-8, 200",
        "application/json; charset=no-such-charset, 415",
        "application/json; charset=utf-16, 415",
        "application/xml, 415",
        "multipart/form-data; boundary=x, 415",
    })
    void contentTypes(String type, int status) throws Exception {
        HttpRequest request = request("/sync-pull")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(PULL))
                .build();

        assertThat(send(request).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void largeBodiesAreRefusedWithOrWithoutALength(boolean length) throws Exception {
        byte[] bytes = (" ".repeat(BODY_BYTES_MAX) + PULL).getBytes(StandardCharsets.UTF_8);
        BodyPublisher body = length
                ? BodyPublishers.ofByteArray(bytes)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));

        isError(send(request("/sync-pull").POST(body).build()), 413, "too_large");
        assertThat(post("/sync-pull", PULL).statusCode()).as("the next request").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
    void otherMethodsAreNotAllowed(String method) throws Exception {
        HttpResponse<String> answer = send(
                request("/sync-pull").method(method, BodyPublishers.noBody()).build());

        isError(answer, 405, "method_not_allowed");
        assertThat(answer.headers().firstValue("Allow")).contains("POST, OPTIONS");
    }

    @Test
    void unknownPathsAreNotFound() throws Exception {
        isError(post("/sync-pul", PULL), 404, "not_found");
        isError(send(request("/").GET().build()), 404, "not_found");
    }

    @Test
    void browsersMayAskFirst() throws Exception {
        HttpRequest preflight = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sync-push"))
                .method("OPTIONS", BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = send(preflight);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains("POST, OPTIONS");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(headers -> assertThat(headers).contains("authorization", "content-type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/ready"})
    void healthNeedsNoToken(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).build();

        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void slowWorkEndsWithAnAnswer() throws Exception {
        serve(slow(), options().withHandlingMillisMax(100));

        HttpResponse<String> answer = post("/sync-pull", PULL);

        isError(answer, 503, "busy");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void brokenBackendTellsNothingOfItself() throws Exception {
        serve(slow(), options());

        HttpResponse<String> answer = post("/sync-push", PUSH);

        isError(answer, 500, "internal");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void runningRequestsEndBeforeTheServerDoes() throws Exception {
        serve(slow(), options());
        HttpRequest late =
                request("/sync-pull").POST(BodyPublishers.ofString(PULL)).build();
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(late, BodyHandlers.ofString());
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
        TimeUnit.MILLISECONDS.sleep(1_500);
        release.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        closed.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> send(late)).isInstanceOf(IOException.class);
    }

    @Test
    void takenPortIsOneSentence() {
        ServerOptions taken = ServerOptions.standard(server.port(), options().tokens());

        assertThatThrownBy(() -> start(model(), taken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot listen on 127.0.0.1:" + server.port() + ": is the port in use?");
    }
}
