package io.github.synctck.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A large push and a larger pull through a server with a small heap: no answer has to fit into memory. */
class BoundedMemoryTest {
    private static final String HEAP = "-Xmx128m";
    private static final int PUSHED = 50_000;
    private static final int PULLED = 200_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final UUID user = UUID.randomUUID();

    private static Process start(String url) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String port(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("port ")) {
                return line.substring(5);
            }
        }
        throw new IllegalStateException("the server did not start");
    }

    private HttpRequest request(String port, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + user)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String push() {
        StringBuilder body = new StringBuilder("{\"lastPulledAt\":null,\"changes\":{\"friends\":{\"updated\":[],");
        body.append("\"deleted\":[],\"created\":[");
        for (int row = 0; row < PUSHED; row++) {
            body.append(row == 0 ? "" : ",").append("{\"id\":\"row-").append(row);
            body.append("\",\"name\":\"Somebody with number ").append(row);
            body.append("\",\"tier\":\"close\",\"notes\":\"a line of notes, as people write them\",\"created_at\":");
            body.append(1_767_571_200_000L + row).append('}');
        }
        return body.append("]}}}").toString();
    }

    @Test
    void fiftyThousandRowsGoInAndTwoHundredThousandComeOut() throws Exception {
        String url = TestDatabase.url();
        try (PostgresStore store = PostgresStore.open(url, SmallHeap.PROFILE, TestDatabase.options())) {
            new BenchmarkTable(store, SmallHeap.PROFILE).fill(user, PULLED - PUSHED);
        }
        Process server = start(url);
        try (BufferedReader out = server.inputReader()) {
            String port = port(out);
            HttpResponse<String> pushed = client.send(request(port, "/sync-push", push()), BodyHandlers.ofString());
            assertThat(pushed.body()).contains("\"created\":" + PUSHED);

            HttpRequest pull = request(port, "/sync-pull", "{\"lastPulledAt\":null,\"schemaVersion\":3}");
            HttpResponse<InputStream> answer = client.send(pull, BodyHandlers.ofInputStream());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(rows(answer.body())).isEqualTo(PULLED);
            assertThat(server.isAlive()).isTrue();
        } finally {
            server.getOutputStream().close();
            server.destroy();
        }
    }

    /** Counts records without keeping them: each has a brace of its own, and a few stand around them all. */
    private static int rows(InputStream body) throws IOException {
        int braces = 0;
        try (body) {
            byte[] chunk = new byte[1 << 16];
            for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
                for (int i = 0; i < count; i++) {
                    braces += chunk[i] == '{' ? 1 : 0;
                }
            }
        }
        int tables = SmallHeap.PROFILE.schema().tables().size();
        return braces - 2 - tables;
    }
}
