package io.github.synctck.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.synctck.conformance.junit.FaceTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Stands before a sound server and spoils what goes back, for what only the wire shows. */
final class WrongWire implements AutoCloseable {
    private final HttpServer server;
    private final FaceTarget sound;
    private final Wrong wrong;
    private final HttpClient client = HttpClient.newHttpClient();

    /** What goes back. */
    record Answer(boolean push, int status, String cacheControl, String body) {}

    /** What the proxy makes of the bodies that come and of the answers that go. */
    record Wrong(UnaryOperator<String> request, UnaryOperator<Answer> answer) {
        /** Nothing. */
        static final Wrong NOTHING = answers(answer -> answer);

        /** Leaves requests as they are. */
        static Wrong answers(UnaryOperator<Answer> answer) {
            return new Wrong(body -> body, answer);
        }
    }

    WrongWire(FaceTarget sound, Wrong wrong) {
        this.sound = sound;
        this.wrong = wrong;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::relay);
        server.start();
    }

    FaceTarget target() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new FaceTarget(url, sound.accounts(), sound.profile());
    }

    private void relay(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sound.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(wrong.request().apply(sent)));
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (token != null) {
            request.header("Authorization", token);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Answer answer = wrong.answer()
                    .apply(new Answer(path.endsWith("push"), response.statusCode(), "no-store", response.body()));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Cache-Control", answer.cacheControl());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
