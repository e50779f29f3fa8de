package io.github.synctck.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hands requests on to a server and keeps what went to and fro. */
final class RecordingProxy implements AutoCloseable {
    /** Headers that the client of this side sets itself. */
    private static final Set<String> OWN = Set.of("connection", "content-length", "host", "http2-settings", "upgrade");

    private final HttpServer front;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());
    private final String behind;

    /** One request and its answer. */
    record Exchange(String method, String path, String request, int status, String answer) {}

    RecordingProxy(String behind) throws IOException {
        // Without it each answer waits for the other side's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.behind = behind;
        this.front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.setExecutor(workers);
        front.createContext("/", this::pass);
        front.start();
    }

    String url() {
        return "http://127.0.0.1:" + front.getAddress().getPort();
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private void pass(HttpExchange asked) throws IOException {
        try (asked) {
            byte[] body = asked.getRequestBody().readAllBytes();
            String path = asked.getRequestURI().toString();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + path))
                    .method(asked.getRequestMethod(), BodyPublishers.ofByteArray(body));
            for (Map.Entry<String, List<String>> header :
                    asked.getRequestHeaders().entrySet()) {
                if (!OWN.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                    header.getValue().forEach(value -> request.header(header.getKey(), value));
                }
            }
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!OWN.contains(name) && !name.equals("transfer-encoding")) {
                    values.forEach(value -> asked.getResponseHeaders().add(name, value));
                }
            });
            exchanges.add(new Exchange(
                    asked.getRequestMethod(),
                    path,
                    new String(body, StandardCharsets.UTF_8),
                    answer.statusCode(),
                    new String(answer.body(), StandardCharsets.UTF_8)));
            asked.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            asked.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        front.stop(0);
        workers.shutdownNow();
    }
}
