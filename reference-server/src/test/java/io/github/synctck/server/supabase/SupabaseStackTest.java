package io.github.synctck.server.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.targetfile.TargetFile;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole project as it is deployed, judged by its URL with the documented target file. */
class SupabaseStackTest {
    private static final Duration BUDGET = Duration.ofMinutes(15);
    private static final List<String> NOT_OFFERED =
            List.of("TIPS-03: needs the hook revoke, which the target does not offer");

    private static SupabaseStack stack;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = Programs.missing();
        assumeTrue(missing.isEmpty(), () -> "not run: " + missing.orElseThrow());
        stack = new SupabaseStack(SupabaseDatabase.committed());
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void theSuiteFindsNothing() throws Exception {
        TargetFile target = stack.target();
        var subject = new ConformanceRunner.Subject(
                CatalogueReader.load(), Suite.standard(), target.profile(), new HttpTarget(target.settings()));
        RunOptions options = new RunOptions(
                new Seed(1), UUID.randomUUID().toString(), List.of(), List.of(), BUDGET, () -> false, id -> "");

        RunResult result = new ConformanceRunner(subject, options, each -> {}, Evidence.NONE).run("test");

        assertThat(result.failures())
                .extracting(each -> each.id() + ": " + each.message())
                .isEmpty();
        assertThat(result.exitCode()).isEqualTo(ExitCode.PASS.code());
        assertThat(result.requirements())
                .filteredOn(each -> each.status() == Status.SKIPPED)
                .extracting(each -> each.requirement().id() + ": " + each.reason())
                .isEqualTo(NOT_OFFERED);
        assertThat(result.count(Status.PASS)).isGreaterThan(80);
    }

    private static HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("apikey", stack.anonKey());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String token() {
        return stack.users().forUser(UUID.randomUUID().toString());
    }

    @Test
    void browsersMayCall() throws Exception {
        HttpResponse<String> preflight = send("OPTIONS", "/functions/v1/sync-push", "", "");
        HttpResponse<String> pull = send("POST", "/functions/v1/sync-pull", token(), "{}");

        for (HttpResponse<String> each : List.of(preflight, pull)) {
            assertThat(each.statusCode()).isEqualTo(200);
            assertThat(each.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        }
        assertThat(preflight.body()).isEqualTo("ok");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("authorization, x-client-info, apikey, content-type");
        assertThat(pull.headers().firstValue("Cache-Control")).contains("no-store");
    }

    /** A token is good until it expires, but its user may be gone; PostgREST calls that a conflict. */
    @Test
    void aMissingUserHasTheStateThatTheFunctionsKnow() throws Exception {
        String push = "{\"changes\":{\"friends\":{\"created\":[{\"id\":\"f1\"}]}},\"last_pulled_at\":null}";
        String token = token();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.url() + "/rest/v1/rpc/sync_push"))
                .POST(HttpRequest.BodyPublishers.ofString(push))
                .header("apikey", stack.anonKey())
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"23503\"");
    }

    /** The functions alone are a protocol too, for clients that call them without an Edge Function. */
    @Test
    void theSqlFunctionsSetTheStatus() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.url() + "/rest/v1/rpc/sync_pull"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"last_pulled_at\":9e15,\"schema_version\":60}"))
                .header("apikey", stack.anonKey())
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json");
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("\"cursor_expired\"");
    }

    /** What PostgreSQL cannot store, and numbers that only JSON knows. */
    @Test
    void oddTextsAndNumbersAreKeptAsTheClientWould() throws Exception {
        String token = token();
        String record = "{\"id\":\"f1\",\"name\":\"a\\u0000b\\ud800c\\ud83d\\ude00\",\"weave_score\":1e400,"
                + "\"resilience\":1e-400,\"__proto__\":{\"x\":1},\"odd\\u0000\":1}";
        HttpResponse<String> push = send(
                "POST",
                "/functions/v1/sync-push",
                token,
                "{\"changes\":{\"friends\":{\"created\":[" + record + "]}},\"lastPulledAt\":null}");
        HttpResponse<String> pull = send("POST", "/functions/v1/sync-pull", token, "{\"schemaVersion\":60}");

        assertThat(push.body()).contains("\"success\"");
        assertThat(pull.body()).contains("\"name\":\"a\ufffdb\ufffdc\ud83d\ude00\"");
        assertThat(pull.body()).contains("\"weave_score\":0,").contains("\"resilience\":0,");
    }
}
