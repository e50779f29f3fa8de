package io.github.synctck.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.http.RecordingProxy.Exchange;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The document of the endpoints is one, and says what really goes over the wire. */
class OpenApiTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final String SECRET = "a secret of tests that is long enough";

    /** Large bodies and many scenarios of one kind take long and say nothing new. */
    private static final List<String> SKIPPED = List.of("SIZE-01", "SIZE-02", "SIZE-03", "LIVE-01", "LOSS-01");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SyncHttpServer server = SyncHttpServer.start(
            new ModelServer(PROFILE, System::currentTimeMillis),
            ServerOptions.standard(0, new JwtVerifier(SECRET, Clock.systemUTC()))
                    .withTables(PROFILE.schema()));
    private final Map<String, Schema> schemas = new HashMap<>();

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void documentIsSound() throws Exception {
        HttpResponse<String> answer = get("/openapi.json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        assertThat(new OpenAPIV3Parser().readContents(answer.body(), List.of(), options))
                .satisfies(parsed -> assertThat(parsed.getMessages()).isEmpty())
                .satisfies(
                        parsed -> assertThat(parsed.getOpenAPI().getPaths()).containsKeys("/sync-pull", "/sync-push"));
        JsonNode schemasTold = MAPPER.readTree(answer.body()).path("components").path("schemas");
        PROFILE.schema()
                .tables()
                .keySet()
                .forEach(table ->
                        assertThat(schemasTold.has("record." + table)).as(table).isTrue());
    }

    @Test
    void pageNeedsNothingFromElsewhere() throws Exception {
        String page = get("/docs").body();

        assertThat(page)
                .contains("docs/swagger-ui-bundle.js")
                .doesNotContain("http:")
                .doesNotContain("https:");
        for (String part : List.of("/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js", "/docs/page.js")) {
            assertThat(get(part).statusCode()).as(part).isEqualTo(200);
        }
    }

    @Test
    void trafficOfTheSuiteIsAsTheDocumentSays() throws Exception {
        JsonNode document = MAPPER.readTree(get("/openapi.json").body());
        List<Exchange> traffic;
        try (RecordingProxy proxy = new RecordingProxy(server.baseUrl())) {
            judge(proxy.url());
            traffic = proxy.exchanges();
        }

        TreeSet<String> met = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (Exchange each : traffic) {
            check(document, each, met, wrong);
        }
        assertThat(wrong).isEmpty();
        assertThat(met)
                .contains(
                        "/sync-pull 200",
                        "/sync-push 200",
                        "/sync-pull 400",
                        "/sync-push 400",
                        "/sync-pull 401",
                        "/sync-push 409");
    }

    private static void judge(String url) throws Exception {
        HttpTarget target =
                new HttpTarget(URI.create(url), new Accounts.Minted(new TokenMint(SECRET)), Collections.emptyMap());
        ConformanceRunner.Subject subject =
                new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), PROFILE, target);
        RunOptions options = new RunOptions(
                new Seed(1), "openapi", List.of(), SKIPPED, Duration.ofMinutes(2), () -> false, path -> "");
        RunResult result = new ConformanceRunner(subject, options, told -> {}, Evidence.NONE).run("test");
        assertThat(result.failures()).isEmpty();
    }

    /** A method that the document does not name is refused with 405; all else has to be in it. */
    private void check(JsonNode document, Exchange each, Set<String> met, List<String> wrong) {
        JsonNode operation =
                document.path("paths").path(each.path()).path(each.method().toLowerCase(Locale.ROOT));
        String what = each.method() + " " + each.path() + " " + each.status();
        if (operation.isMissingNode()) {
            if (each.status() != 405) {
                wrong.add(what + " is of no operation of the document");
            }
            return;
        }
        JsonNode response = resolved(document, operation.path("responses").path(String.valueOf(each.status())));
        if (response.isMissingNode()) {
            wrong.add(what + " is not documented: " + each.answer());
            return;
        }
        met.add(each.path() + " " + each.status());
        JsonNode answered = response.path("content").path("application/json").path("schema");
        if (!answered.isMissingNode()) {
            mistakes(document, answered, each.answer()).forEach(mistake -> wrong.add(what + " answered: " + mistake));
        }
        JsonNode asked = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        if (!asked.isMissingNode() && each.status() == 200) {
            mistakes(document, asked, each.request()).forEach(mistake -> wrong.add(what + " asked: " + mistake));
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private List<String> mistakes(JsonNode document, JsonNode schema, String json) {
        Schema compiled = schemas.computeIfAbsent(schema.toString(), text -> {
            ObjectNode root = schema.deepCopy();
            root.set("components", document.path("components"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(root.toString());
        });
        return compiled.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
