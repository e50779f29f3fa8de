package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code serve} tells of requests, and where; how it ends. */
class ServeTest {
    @TempDir
    private Path folder;

    /** One refused request, then the end; the lines of stderr. */
    private List<String> toldOfOneRequest(String... words) throws Exception {
        try (Tool.Server server = new Tool(folder).serve(words)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/sync-pull"))
                    .header("X-Request-Id", "only-one")
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
            // The process itself would close what is read below.
            assertThat(server.process().toHandle().destroy()).isTrue();
            assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(server.process().exitValue()).isZero();
            assertThat(server.process().getInputStream().readAllBytes())
                    .as("nothing else on stdout")
                    .isEmpty();
        }
        return Files.readAllLines(folder.resolve("stderr"));
    }

    @ParameterizedTest
    @CsvSource({"json, '\"request\":\"only-one\"'", "text, ' request=only-one '"})
    void requestsAreToldOnStderrOnly(String form, String expected) throws Exception {
        assertThat(toldOfOneRequest("--log", form))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(expected, "unauthorized"));
    }

    @Test
    void terminalStaysQuietWithoutTheOption() throws Exception {
        assertThat(toldOfOneRequest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--max-body, 0",
        "--request-timeout, 0",
        "--shutdown-timeout, -1",
        "--connections, 0",
        "--lock-timeout, 0",
        "--statement-timeout, 0",
        "--pull-timeout, 0",
        "--connection-timeout, 249"
    })
    void limitThatLetsNothingThroughIsOneSentence(String option, String value) {
        Tool.Ended ended = new Tool(folder).run("serve", "--store", "postgres", option, value);

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains(option + " should be at least"));
    }
}
