package io.github.synctck.server.mutant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a server on this machine and spoils what goes through. */
public final class SpoilingProxy implements AutoCloseable {
    private static final int THREADS = 16;
    private static final List<String> PASSED = List.of("Authorization", "Accept");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
    private final URI sound;
    private final Spoiler spoiler;
    private final String host;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SpoilingProxy(HttpServer server, String host, URI sound, Spoiler spoiler) {
        this.server = server;
        this.host = host;
        this.sound = sound;
        this.spoiler = spoiler;
    }

    /** Starts to listen; throws {@link IllegalStateException} with one sentence where the port is taken. */
    public static SpoilingProxy start(String host, int port, URI sound, Spoiler spoiler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
            SpoilingProxy proxy = new SpoilingProxy(server, host, sound, spoiler);
            server.createContext("/", proxy::relay);
            server.setExecutor(proxy.workers);
            server.start();
            return proxy;
        } catch (IOException e) {
            throw new IllegalStateException("cannot listen on " + host + ":" + port + ": is the port in use?", e);
        }
    }

    /** The URL below which the endpoints hang. */
    public String baseUrl() {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    private void relay(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String type = header(exchange, "Content-Type");
            Spoiler.Asked asked = spoiler.asks()
                    .of(new Spoiler.Asked(path.endsWith("push"), header(exchange, "Authorization"), type, body));
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sound + path))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(asked.body()));
            for (String name : PASSED) {
                if (!header(exchange, name).isEmpty()) {
                    request.header(name, header(exchange, name));
                }
            }
            if (!asked.contentType().isEmpty()) {
                request.header("Content-Type", asked.contentType());
            }
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Spoiler.Answer answer = new Spoiler.Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Cache-Control").orElse(""),
                    response.body());
            send(exchange, path.contains("sync-") ? spoiler.answers().of(asked, answer) : answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void send(HttpExchange exchange, Spoiler.Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("Cache-Control", answer.cacheControl());
        // Head and body go out one after the other; on a connection that stays, the second waits 40 ms to be asked for.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
