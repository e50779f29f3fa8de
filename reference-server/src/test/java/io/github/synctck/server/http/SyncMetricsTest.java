package io.github.synctck.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.codec.ProfileReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the operator's figures say after a few requests. */
class SyncMetricsTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final SyncHttpServer server = SyncHttpServer.start(
            new ModelServer(ProfileReader.named("watermelondb"), System::currentTimeMillis),
            ServerOptions.standard(0, token -> token));

    @AfterEach
    void stop() {
        server.close();
    }

    private int push(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sync-push"))
                .header("Authorization", "Bearer ada")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private String metrics() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/metrics"))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        return answer.body();
    }

    @Test
    void seriesAreThereBeforeAnythingHappened() throws Exception {
        assertThat(metrics().lines())
                .contains(
                        "sync_duration_seconds_count{endpoint=\"pull\",outcome=\"accepted\"} 0",
                        "sync_records_total{bucket=\"deleted\"} 0.0");
    }

    @Test
    void outcomesAndRecordsAreCounted() throws Exception {
        String created = "{\"changes\":{\"friends\":{\"created\":[{\"id\":\"f1\"},{\"id\":\"f2\"}],\"updated\":[],"
                + "\"deleted\":[\"f3\"]}},\"lastPulledAt\":null}";
        String late = "{\"changes\":{\"friends\":{\"created\":[],\"updated\":[{\"id\":\"f1\",\"name\":\"x\"}],"
                + "\"deleted\":[]}},\"lastPulledAt\":1}";

        assertThat(push(created)).isEqualTo(200);
        assertThat(push(late)).isIn(409, 410);
        assertThat(push("no json")).isEqualTo(400);

        String told = metrics();
        assertThat(told.lines())
                .contains(
                        "sync_duration_seconds_count{endpoint=\"push\",outcome=\"accepted\"} 1",
                        "sync_records_total{bucket=\"created\"} 2.0",
                        "sync_records_total{bucket=\"updated\"} 0.0",
                        "sync_records_total{bucket=\"deleted\"} 1.0");
        long refused = told.lines()
                .filter(line -> line.matches(
                        "sync_duration_seconds_count\\{endpoint=\"push\",outcome=\"(conflict|refused)\"} [12]"))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        assertThat(refused).isEqualTo(2);
        assertThat(told).doesNotContain("ada").doesNotContain("f1");
    }
}
