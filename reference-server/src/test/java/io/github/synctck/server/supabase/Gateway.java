package io.github.synctck.server.supabase;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.auth.TokenRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the platform's gateway: lets users with a good token through to the functions, and whoever has one of
 * the project's keys through to PostgREST. A user that nobody knows is signed up, because the tests mint their tokens.
 */
final class Gateway implements AutoCloseable {
    private static final String FUNCTIONS = "/functions/v1/";
    private static final String REST = "/rest/v1";
    private static final String SCHEME = "Bearer ";
    private static final Set<String> OF_ONE_HOP =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect", "date", ":status");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JwtVerifier users;
    private final List<String> keys;
    private final SignUp signUp;
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();
    private final Map<String, URI> upstream = new ConcurrentHashMap<>();

    /** Makes a user known to the database. */
    interface SignUp {
        void of(UUID user) throws Exception;
    }

    /** Starts to listen; what it hands on is said later. */
    Gateway(String secret, List<String> keys, SignUp signUp) throws IOException {
        this.users = new JwtVerifier(secret, Clock.systemUTC());
        this.keys = List.copyOf(keys);
        this.signUp = signUp;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::relay);
        server.setExecutor(workers);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where the requests of a path go, such as {@code /rest/v1} or {@code /functions/v1/sync-pull}. */
    void route(String path, URI to) {
        upstream.put(path, to);
    }

    private void relay(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            boolean rest = path.startsWith(REST + "/");
            URI to = upstream.get(rest ? REST : path);
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (to == null) {
                answer(exchange, 404, "{\"code\":\"NOT_FOUND\",\"message\":\"no such function\"}");
            } else if (rest && !keys.contains(header(exchange, "apikey"))) {
                answer(exchange, 401, "{\"message\":\"Invalid API key\"}");
            } else if (!rest && !exchange.getRequestMethod().equals("OPTIONS") && !isUser(exchange)) {
                answer(exchange, 401, "{\"code\":401,\"message\":\"Invalid JWT\"}");
            } else {
                String query = exchange.getRequestURI().getRawQuery();
                String rest1 = path.substring(rest ? REST.length() : FUNCTIONS.length() - 1);
                forward(exchange, URI.create(to + rest1 + (query == null ? "" : "?" + query)), body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private boolean isUser(HttpExchange exchange) throws IOException {
        String authorization = header(exchange, "Authorization");
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return false;
        }
        try {
            UUID user = UUID.fromString(users.subject(authorization.substring(SCHEME.length())));
            if (!known.contains(user)) {
                signUp.of(user);
                known.add(user);
            }
            return true;
        } catch (TokenRefused | IllegalArgumentException e) {
            return false;
        } catch (Exception e) {
            throw new IOException("nobody can sign up", e);
        }
    }

    private void forward(HttpExchange exchange, URI to, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_ONE_HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<InputStream> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            answer(exchange, 502, "{\"message\":\"nobody is there\"}");
            return;
        }
        response.headers().map().forEach((name, values) -> {
            if (!OF_ONE_HOP.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        try (InputStream answer = response.body()) {
            long length = response.headers().firstValueAsLong("content-length").orElse(0);
            boolean empty = response.statusCode() == 204
                    || (response.headers().firstValue("content-length").isPresent() && length == 0);
            exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : length);
            answer.transferTo(exchange.getResponseBody());
        }
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
