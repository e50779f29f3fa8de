package io.github.synctck.conformance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.spec.codec.ProfileReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of something that is no sync server, each told in one sentence. */
class UnfitAnswersTest {
    private static final String TOKEN = "token-of-somebody";

    private static Diagnosis examine(String url) {
        HttpTarget target = new HttpTarget(URI.create(url), Accounts.ofTokens(List.of(TOKEN)), Collections.emptyMap());
        Suite small = Suite.of(Suite.standard().cases().subList(0, 2));
        return Doctor.examine(target, ProfileReader.named("watermelondb"), small, check -> {});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | text/html | <html>Sign in</html> | a page for people (text/html)",
                "200 | application/json | {\"changes\": {} | the answer's JSON is cut off after 14 characters",
                "200 | application/json | {\"changes\": {}} | the answer's cursor is expected at /timestamp",
                "200 | application/json | {\"changes\": {}, \"timestamp\": 0} | and there is 0;",
                "200 | application/json | {\"changes\": {}, \"timestamp\": 5} | the next pull does not bring it",
                "200 | text/plain | hello | is no JSON (text/plain)",
                "401 | text/plain | who | refused the token with 401: who",
                "404 | text/plain | no | has no sync-pull endpoint (404)",
                "500 | application/json | {\"error\": \"boom token-of-somebody\"} | refused with 500: boom [secret];",
                "503 | text/plain | later | the server answered 503, which gateways say",
            })
    void answersThatAreNone(int status, String type, String body, String sentence) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        try {
            Diagnosis diagnosis =
                    examine("http://127.0.0.1:" + server.getAddress().getPort());

            assertThat(diagnosis.mend().orElseThrow()).contains(sentence);
            assertThat(diagnosis.checks()).hasSize(9);
            assertThat(diagnosis.toString()).doesNotContain(TOKEN);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void hostThatIsNotThere() {
        assertThat(examine("http://nowhere.invalid").mend().orElseThrow()).endsWith("there is no host of that name");
    }
}
