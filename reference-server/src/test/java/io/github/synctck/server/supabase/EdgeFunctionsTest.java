package io.github.synctck.server.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.synctck.spec.codec.JsonValues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Edge Functions under Deno before a database that answers what the test wants. */
class EdgeFunctionsTest {
    private static final String PUSH = "{\"changes\":{},\"lastPulledAt\":1000}";
    private static final Programs PROGRAMS = new Programs();

    /** Deno takes no upgrade to HTTP/2 in clear text. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();
    private static final List<Told> TOLD = new CopyOnWriteArrayList<>();

    private static HttpServer database;
    private static int pull;
    private static int push;

    private record Asked(String path, String authorization, String apikey, String body) {}

    private record Told(int status, String body) {}

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = Programs.missing();
        assumeTrue(missing.isEmpty(), () -> "not run: " + missing.orElseThrow());
        database = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        database.createContext("/", EdgeFunctionsTest::answer);
        database.start();
        Map<String, String> variables = Map.of(
                "SUPABASE_URL",
                "http://127.0.0.1:" + database.getAddress().getPort(),
                "SUPABASE_ANON_KEY",
                "the anon key");
        pull = PROGRAMS.serve(SupabaseDatabase.FOLDER.resolve("functions/sync-pull/index.ts"), variables);
        push = PROGRAMS.serve(SupabaseDatabase.FOLDER.resolve("functions/sync-push/index.ts"), variables);
    }

    @AfterAll
    static void stop() {
        PROGRAMS.close();
        if (database != null) {
            database.stop(0);
        }
    }

    @BeforeEach
    void forget() {
        ASKED.clear();
        TOLD.clear();
    }

    /** The last answer is repeated. */
    private static void answer(HttpExchange exchange) throws IOException {
        ASKED.add(new Asked(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("apikey"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Told told = TOLD.size() > 1 ? TOLD.remove(0) : TOLD.get(0);
        byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static HttpResponse<String> send(int port, HttpRequest.Builder request) throws Exception {
        return CLIENT.send(
                request.uri(URI.create("http://127.0.0.1:" + port + "/")).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder post(byte[] body) {
        return HttpRequest.newBuilder()
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Authorization", "Bearer of somebody")
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void isRefused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(JsonValues.parse(response.body()).path("code").asText()).isEqualTo(code);
        assertThat(JsonValues.parse(response.body()).path("error").asText()).isNotEmpty();
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
        assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
                .isEqualTo(status == 401);
    }

    @Test
    void theCallersTokenGoesOnToTheDatabase() throws Exception {
        TOLD.add(new Told(200, "{\"changes\":{},\"timestamp\":1}"));

        HttpResponse<String> response = send(
                pull,
                post(
                        "{\"lastPulledAt\":0,\"schemaVersion\":3,\"migration\":{\"from\":1,\"tables\":[],\"columns\":[]}}"));

        assertThat(response.body()).isEqualTo("{\"changes\":{},\"timestamp\":1}");
        assertThat(ASKED)
                .containsExactly(new Asked(
                        "/rest/v1/rpc/sync_pull",
                        "Bearer of somebody",
                        "the anon key",
                        "{\"last_pulled_at\":null,\"schema_version\":3,"
                                + "\"migration\":{\"from\":1,\"tables\":[],\"columns\":[]}}"));
    }

    /** Statuses and codes as PostgREST 12 gives them for the states of PostgreSQL. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "409 | {\"error\":\"was changed\",\"code\":\"conflict\"} | 409 | conflict",
                "410 | {\"error\":\"is too old\",\"code\":\"cursor_expired\"} | 410 | cursor_expired",
                "400 | {\"error\":\"is no object\",\"code\":\"malformed\"} | 400 | malformed",
                "409 | {\"code\":\"23503\",\"message\":\"violates a foreign key\"} | 401 | unauthorized",
                "403 | {\"code\":\"42501\",\"message\":\"permission denied\"} | 401 | unauthorized",
                "401 | {\"code\":\"PGRST301\",\"message\":\"JWT expired\"} | 401 | unauthorized",
                "401 | {\"message\":\"Invalid API key\"} | 401 | unauthorized",
                "400 | {\"code\":\"22003\",\"message\":\"out of range\"} | 400 | malformed",
                "409 | {\"code\":\"23514\",\"message\":\"violates a check\"} | 400 | malformed",
                "413 | {\"code\":\"54001\",\"message\":\"stack depth\"} | 413 | too_large",
                "500 | {\"code\":\"55P03\",\"message\":\"lock timeout\"} | 503 | busy",
                "500 | {\"code\":\"57014\",\"message\":\"statement timeout\"} | 503 | busy",
                "503 | {\"code\":\"53300\",\"message\":\"too many connections\"} | 503 | busy",
                "504 | {\"code\":\"PGRST003\",\"message\":\"no connection in time\"} | 503 | busy",
                "502 | nobody is there | 503 | busy",
                "404 | {\"code\":\"PGRST202\",\"message\":\"no such function\"} | 500 | internal",
                "500 | {\"code\":\"XX000\",\"message\":\"a secret of the database\"} | 500 | internal"
            })
    void whatTheDatabaseSaysIsToldInTheProtocolsWords(int told, String body, int status, String code) throws Exception {
        TOLD.add(new Told(told, body));

        HttpResponse<String> response = send(push, post(PUSH));

        isRefused(response, status, code);
        assertThat(response.body()).doesNotContain("secret");
        assertThat(ASKED).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void whatWasUndoneIsTriedAgain(String state) throws Exception {
        Told undone = new Told(500, "{\"code\":\"" + state + "\",\"message\":\"undone\"}");
        TOLD.addAll(List.of(undone, undone, new Told(200, "{\"success\":true}")));

        assertThat(send(push, post(PUSH)).body()).isEqualTo("{\"success\":true}");
        assertThat(ASKED).hasSize(3);
        assertThat(ASKED.get(2)).isEqualTo(ASKED.get(0));
    }

    @Test
    void whatIsUndoneEveryTimeIsRefusedAsBusy() throws Exception {
        TOLD.add(new Told(500, "{\"code\":\"40P01\",\"message\":\"undone\"}"));

        isRefused(send(push, post(PUSH)), 503, "busy");
        assertThat(ASKED).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "",
                "[]",
                "null",
                "7",
                "{\"changes\":{},\"lastPulledAt\":\"1000\"}",
                "{\"changes\":{},\"lastPulledAt\":-1}",
                "{\"changes\":{},\"lastPulledAt\":true}"
            })
    void bodiesOfAnotherShapeNeverReachTheDatabase(String body) throws Exception {
        isRefused(send(push, post(body)), 400, "malformed");
        assertThat(ASKED).isEmpty();
    }

    @Test
    void bodiesAreUtf8AndNotTooLarge() throws Exception {
        isRefused(send(push, post(new byte[] {'{', '"', (byte) 0xff, '"', '}'})), 400, "malformed");
        isRefused(send(push, post(" ".repeat((16 << 20) + 1))), 413, "too_large");
        assertThat(ASKED).isEmpty();
    }

    @Test
    void methodsTypesAndTokens() throws Exception {
        HttpResponse<String> get =
                send(pull, HttpRequest.newBuilder().GET().header("Authorization", "Bearer of somebody"));
        isRefused(get, 405, "method_not_allowed");
        assertThat(get.headers().firstValue("Allow")).contains("POST, OPTIONS");
        isRefused(send(pull, post("{}").setHeader("Content-Type", "application/xml")), 415, "unsupported_media_type");
        isRefused(
                send(pull, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("{}"))),
                401,
                "unauthorized");
        assertThat(ASKED).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsBusy() throws Exception {
        Map<String, String> nowhere = Map.of("SUPABASE_URL", "http://127.0.0.1:1", "SUPABASE_ANON_KEY", "key");
        int alone = PROGRAMS.serve(SupabaseDatabase.FOLDER.resolve("functions/sync-pull/index.ts"), nowhere);

        isRefused(send(alone, post("{}")), 503, "busy");
    }

    /** As the tools of the platform look at them. */
    @Test
    void denoFindsNothing() throws Exception {
        String folder = SupabaseDatabase.FOLDER.resolve("functions").toString();

        Programs.deno(List.of("check", "--no-remote", folder + "/sync-pull/index.ts", folder + "/sync-push/index.ts"));
        Programs.deno(List.of("lint", folder));
        Programs.deno(List.of("fmt", "--check", folder));
    }
}
