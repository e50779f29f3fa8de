package io.github.synctck.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between the kit and a server is named in one sentence and never counts as the server's failure. */
class TroubleOnTheWireTest {
    private static final String PAGE = "<!doctype html><title>Please sign in</title>";
    private static final String CUT = "{\"changes\":{\"friends\":{\"created\":[{\"id\":\"f1\",\"na";
    private static final String ANSWER = "{\"changes\":{},\"timestamp\":1}";
    private static final int SLOW_MILLIS = 2_600;

    /** One of each sort that is over at once and is none of the successes that a push may be answered with. */
    private static final List<Kind> QUICK =
            List.of(Kind.PAGE_WITH_200, Kind.MOVED_302, Kind.UNAVAILABLE, Kind.RESET, Kind.BROKEN_CHUNK);

    private static SpoiledServer server;
    private static SpoiledServer elsewhere;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() {
        server = new SpoiledServer();
        elsewhere = new SpoiledServer();
    }

    @AfterAll
    static void stop() {
        server.close();
        elsewhere.close();
    }

    /** What a request may meet instead of a sync server's answer, and how it is put. */
    private enum Kind {
        PAGE_WITH_200("the answer with 200 is a page for people (text/html)"),
        PAGE_AS_JSON("the answer with 200 is a page for people (application/json)"),
        TEXT("the answer with 200 is no JSON (text/plain)"),
        NO_CONTENT("the pull was answered with 204 and no body"),
        EMPTY("the pull was answered with 200 and no body"),
        CUT_OFF("the answer's JSON is cut off after 48 characters"),
        CUT_SHORT("the connection broke"),
        ZIPPED("the answer is encoded as gzip, which the request did not ask for"),
        MOVED_301("the server answered 301 and redirects to http://127.0.0.1:"),
        MOVED_302("the server answered 302 and redirects to http://127.0.0.1:"),
        MOVED_307("the server answered 307 and redirects to http://127.0.0.1:"),
        MOVED_308("the server answered 308 and redirects to http://127.0.0.1:"),
        MOVED_NOWHERE("the server answered 302, which answers no request of this kind"),
        SIGN_IN("redirects to /login; name that URL"),
        NOT_MODIFIED("the server answered 304, which answers no request of this kind"),
        TOO_MANY("the server answered 429: it wants fewer requests"),
        TOO_MANY_LATER("it wants fewer requests, and longer waits than it was given (Retry-After: 120)"),
        UNAVAILABLE("the server answered 503, which gateways say"),
        UNAVAILABLE_LATER("the server answered 503, which gateways say (Retry-After: 120)"),
        GATEWAY("the server answered 502, which gateways say"),
        EDGE("the server answered 522, which gateways say"),
        SLOW("no answer within 2 s"),
        DRIBBLING("no answer within 2 s"),
        RESET("the connection broke"),
        HUNG_UP("the connection broke"),
        GARBAGE("the connection broke"),
        BROKEN_CHUNK("the connection broke");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        ResponseDefinitionBuilder answer() {
            return switch (this) {
                case PAGE_WITH_200 -> with(200, PAGE, "text/html");
                case PAGE_AS_JSON -> with(200, PAGE, "application/json");
                case TEXT -> with(200, "OK", "text/plain");
                case NO_CONTENT -> aResponse().withStatus(204);
                case EMPTY -> with(200, "", "application/json");
                case CUT_OFF -> with(200, CUT, "application/json");
                case CUT_SHORT -> with(200, CUT, "application/json").withHeader("Content-Length", "900");
                case ZIPPED -> with(200, "\u001f\u008b\b", "application/json").withHeader("Content-Encoding", "gzip");
                case MOVED_301 -> moved(301, elsewhere.url() + "/sync-pull");
                case MOVED_302 -> moved(302, elsewhere.url() + "/sync-pull");
                case MOVED_307 -> moved(307, elsewhere.url() + "/sync-pull");
                case MOVED_308 -> moved(308, elsewhere.url() + "/sync-pull");
                case SIGN_IN -> moved(302, "/login");
                case MOVED_NOWHERE -> aResponse().withStatus(302);
                case NOT_MODIFIED -> aResponse().withStatus(304);
                case TOO_MANY -> aResponse().withStatus(429);
                case TOO_MANY_LATER -> aResponse().withStatus(429).withHeader("Retry-After", "120");
                case UNAVAILABLE -> with(503, PAGE, "text/html");
                case UNAVAILABLE_LATER -> aResponse().withStatus(503).withHeader("Retry-After", "120");
                case GATEWAY -> with(502, PAGE, "text/html");
                case EDGE -> with(522, "error code: 522", "text/plain");
                case SLOW -> with(200, ANSWER, "application/json").withFixedDelay(SLOW_MILLIS);
                case DRIBBLING -> with(200, ANSWER, "application/json").withChunkedDribbleDelay(4, 4 * SLOW_MILLIS);
                case RESET -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
                case HUNG_UP -> aResponse().withFault(Fault.EMPTY_RESPONSE);
                case GARBAGE -> aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE);
                case BROKEN_CHUNK -> aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK);
            };
        }

        private static ResponseDefinitionBuilder with(int status, String body, String type) {
            return aResponse()
                    .withStatus(status)
                    .withBody(body.getBytes(StandardCharsets.ISO_8859_1))
                    .withHeader("Content-Type", type);
        }

        private static ResponseDefinitionBuilder moved(int status, String to) {
            return aResponse().withStatus(status).withHeader("Location", to);
        }
    }

    private Tool.Ended run(String... words) throws IOException {
        return run(30, words);
    }

    private Tool.Ended run(Kind kind, String... words) throws IOException {
        return run(kind == Kind.SLOW || kind == Kind.DRIBBLING ? 2 : 30, words);
    }

    private Tool.Ended run(int answerSeconds, String... words) throws IOException {
        Path file = folder.resolve("target.yaml");
        Files.writeString(
                file,
                "url: " + server.url() + "\nauth: {jwt: {secret: " + Tool.SECRET + "}}\n" + "limits: {answerSeconds: "
                        + answerSeconds + ", waitSeconds: 1}\n");
        Path out = folder.resolve("synctck-out");
        return InProcess.run(
                Stream.concat(Stream.of("run", "--target", file.toString(), "--out", out.toString()), Stream.of(words))
                        .toArray(String[]::new));
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("synctck-out/result.json").toFile());
    }

    private void blamesNobody(Tool.Ended ended) throws IOException {
        JsonNode result = result();
        assertThat(result.path("summary").path("failed").intValue())
                .as(ended.out())
                .isZero();
        assertThat(result.path("summary").path("errors").intValue())
                .as(ended.out())
                .isZero();
        assertThat(ended.out() + ended.err() + result).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void serverThatNeverAnswersIsNamedBeforeAnythingRuns(Kind kind) throws IOException {
        server.spoil((number, request) -> kind.answer());
        elsewhere.spoil((number, request) -> null);

        Tool.Ended ended = run(kind, "--only", "SHAPE-01");

        assertThat(ended.code()).as(ended.err()).isEqualTo(69);
        assertThat(ended.err().lines().toList()).hasSize(1);
        assertThat(ended.err()).startsWith("synctck: ").contains(kind.sentence).doesNotContain("Exception", "\tat ");
        assertThat(elsewhere.requests()).as("a token goes nowhere else").isZero();
        assertThat(folder.resolve("synctck-out")).doesNotExist();
    }

    private static ResponseDefinitionBuilder refusal(int status) {
        return Kind.with(status, "{\"error\": \"no such wish\"}", "application/json");
    }

    /** The server says that the request is wrong; a file that describes it wrongly would fail dozens of cases. */
    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 415, 422})
    void firstPullThatIsRefusedIsToBeMendedFirst(int status) throws IOException {
        server.spoil((number, request) -> refusal(status));

        Tool.Ended ended = run("--only", "SHAPE,PULL,PUSH");

        assertThat(ended.code()).as(ended.err()).isEqualTo(69);
        assertThat(ended.err().lines().toList()).hasSize(1);
        assertThat(ended.err()).startsWith("synctck: ").contains(String.valueOf(status));
        assertThat(folder.resolve("synctck-out")).doesNotExist();
    }

    /** The server says that it failed: that is judged, once and not in every case, also where accounts are few. */
    @ParameterizedTest
    @ValueSource(strings = {"auth: {jwt: {secret: SECRET}}", "auth: {}\nusers: [{token: a}, {token: b}]"})
    void serverThatFailsAtEveryFirstPullIsJudged(String users) throws IOException {
        server.spoil(
                (number, request) -> request.getBodyAsString().contains("\"lastPulledAt\":null") ? refusal(500) : null);
        Path file = Files.writeString(
                folder.resolve("broken.yaml"),
                "url: " + server.url() + "\n" + users.replace("SECRET", Tool.SECRET) + "\n");

        Tool.Ended ended = InProcess.run(
                "run",
                "--target",
                file.toString(),
                "--out",
                folder.resolve("synctck-out").toString(),
                "--only",
                "SHAPE,PULL,PUSH,DEL-02,LIVE-02");

        assertThat(ended.code()).as(ended.out()).isEqualTo(1);
        assertThat(result().path("summary").path("failed").intValue()).isEqualTo(2);
        assertThat(ended.out()).contains("PULL-03 (MUST)", "the pull was refused with 500", "blocked by PULL-03: ");
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE_AS_JSON", "TEXT", "CUT_OFF", "MOVED_308", "TOO_MANY_LATER", "GATEWAY", "SLOW", "RESET"})
    void serverThatIsLostOnTheWayEndsTheRun(Kind kind) throws IOException {
        server.spoil((number, request) -> number <= 3 ? null : kind.answer());

        Tool.Ended ended = run(kind, "--only", "push-05/stale-update-is-rejected,PUSH-02");

        assertThat(ended.code()).as(ended.out()).isEqualTo(69);
        blamesNobody(ended);
        assertThat(ended.out()).contains("the target stopped answering");
        assertThat(result().toString()).contains(kind.sentence);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PAGE_WITH_200", "ZIPPED", "MOVED_307", "TOO_MANY", "UNAVAILABLE_LATER", "DRIBBLING", "HUNG_UP"})
    void pushesThatAreNeverAnsweredSayNothing(Kind kind) throws IOException {
        server.spoil((number, request) -> request.getUrl().endsWith("/sync-push") ? kind.answer() : null);

        Tool.Ended ended = run(kind, "--only", "push-05/stale-update-is-rejected");

        assertThat(ended.code()).as(ended.out()).isEqualTo(2);
        blamesNobody(ended);
        assertThat(result().toString()).contains(kind.sentence);
    }

    /** Whatever the request is that goes astray, alone among its fellows. */
    @ParameterizedTest
    @ValueSource(strings = {"push-05/stale-update-is-rejected", "http-03"})
    void oneAnswerThatGoesAstrayIsNoFailure(String id) throws IOException {
        server.spoil((number, request) -> null);
        assertThat(run("--only", id).code()).isZero();
        int all = server.requests();
        assertThat(all).isGreaterThan(3);
        for (int astray = 2; astray <= all; astray++) {
            int one = astray;
            Kind kind = QUICK.get(astray % QUICK.size());
            server.spoil((number, request) -> number == one ? kind.answer() : null);

            Tool.Ended ended = run("--only", id);

            assertThat(ended.code())
                    .as(kind + " in request " + astray + ended.out())
                    .isIn(0, 2);
            blamesNobody(ended);
        }
    }

    /** Every fourth answer is one that no sync server gave. */
    @Test
    void manyThingsGoAstrayAndNothingFails() throws IOException {
        server.spoil((number, request) ->
                number % 4 == 0 ? QUICK.get(number / 4 % QUICK.size()).answer() : null);

        Tool.Ended ended = run("--only", "push-05,push-07,loss,live-01,live-06,derived-01/pulls-under-pushes");

        assertThat(ended.code()).as(ended.out()).isEqualTo(2);
        blamesNobody(ended);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void serverThatSaysWhenItIsReadyIsWaitedFor(int status) throws IOException {
        server.spoil((number, request) -> {
            boolean first =
                    number == 1 || (status == 429 && request.getUrl().endsWith("/sync-push") && number % 2 == 0);
            return first ? aResponse().withStatus(status).withHeader("Retry-After", "0") : null;
        });

        Tool.Ended ended = run("--only", "push-05/stale-update-is-rejected");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    }
}
