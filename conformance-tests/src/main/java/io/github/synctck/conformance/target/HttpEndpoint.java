package io.github.synctck.conformance.target;

import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.SyncServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One user's endpoints over HTTP. The one place where statuses and trouble on the wire become outcomes: 2xx is taken,
 * 429, 502, 503 and 504 come from something in front of the server and say nothing certain, every other status is the
 * server's own refusal.
 */
final class HttpEndpoint implements SyncServer, RawExchange {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final int MESSAGE_LENGTH_MAX = 200;
    private static final String GARBAGE_TOKEN = "not.a.token";
    private static final List<String> MESSAGE_KEYS = List.of("error", "message", "msg", "detail");

    private final HttpClient client;
    private final URI base;
    private final Optional<String> token;
    private final Map<String, String> headers;
    private final AtomicLong requests;

    HttpEndpoint(
            HttpClient client, URI base, Optional<String> token, Map<String, String> headers, AtomicLong requests) {
        this.client = client;
        this.base = base;
        this.token = token;
        this.headers = headers;
        this.requests = requests;
    }

    @Override
    public PullResponse pull(PullRequest request) {
        Answer answer = post(false, WireCodec.write(request));
        if (isSuccess(answer.status())) {
            return WireCodec.readPullAnswer(answer.status(), answer.body());
        }
        return isUncertain(answer.status()) ? failure(answer) : refused(answer);
    }

    @Override
    public PushResponse push(PushRequest request) {
        Answer answer = post(true, WireCodec.write(request));
        if (isSuccess(answer.status())) {
            return WireCodec.readPushAnswer(answer.body());
        }
        return isUncertain(answer.status()) ? failure(answer) : refused(answer);
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static boolean isUncertain(int status) {
        return status <= 0 || status == 429 || status == 502 || status == 503 || status == 504;
    }

    private static TransportFailure failure(Answer answer) {
        if (answer.status() <= 0) {
            return new TransportFailure(answer.status() == NEVER_SENT, answer.body());
        }
        return new TransportFailure(answer.status() == 429, "the server answered " + answer.status());
    }

    private static Refused refused(Answer answer) {
        String message = WireCodec.firstText(answer.body(), MESSAGE_KEYS);
        String code = WireCodec.firstText(answer.body(), List.of("code"));
        String shown = message.isEmpty() ? answer.body() : message;
        return new Refused(answer.status(), code, shortened(shown));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").trim();
        return line.length() > MESSAGE_LENGTH_MAX ? line.substring(0, MESSAGE_LENGTH_MAX) + "..." : line;
    }

    private Answer post(boolean push, String body) {
        TreeMap<String, String> json = new TreeMap<>(Collections.singletonMap("Content-Type", "application/json"));
        return send(new Request(push, "POST", Credentials.VALID, json, body));
    }

    private static final int NEVER_SENT = -1;

    @Override
    public Answer send(Request request) {
        requests.incrementAndGet();
        HttpRequest.Builder http = HttpRequest.newBuilder(uri(request.push()))
                .timeout(ANSWER_TIMEOUT)
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
        headers.forEach(http::setHeader);
        request.headers().forEach(http::setHeader);
        authorization(request.credentials()).ifPresent(value -> http.setHeader("Authorization", value));
        try {
            HttpResponse<String> response = client.send(http.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), firstValues(response), response.body());
        } catch (HttpConnectTimeoutException e) {
            return new Answer(NEVER_SENT, Collections.emptySortedMap(), "no connection within the time limit");
        } catch (HttpTimeoutException e) {
            return new Answer(0, Collections.emptySortedMap(), "no answer within " + ANSWER_TIMEOUT.toSeconds() + " s");
        } catch (ConnectException e) {
            return new Answer(NEVER_SENT, Collections.emptySortedMap(), "the connection was refused");
        } catch (IOException e) {
            return new Answer(0, Collections.emptySortedMap(), "the connection broke: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, Collections.emptySortedMap(), "interrupted");
        }
    }

    private Optional<String> authorization(Credentials credentials) {
        return switch (credentials) {
            case VALID -> token.map(value -> "Bearer " + value);
            case GARBAGE -> Optional.of("Bearer " + GARBAGE_TOKEN);
            case NONE -> Optional.empty();
        };
    }

    private static SortedMap<String, String> firstValues(HttpResponse<String> response) {
        TreeMap<String, String> values = new TreeMap<>();
        response.headers()
                .map()
                .forEach((name, all) -> values.put(name.toLowerCase(java.util.Locale.ROOT), all.get(0)));
        return values;
    }

    private URI uri(boolean push) {
        String root = base.toString();
        return URI.create((root.endsWith("/") ? root : root + "/") + (push ? "sync-push" : "sync-pull"));
    }
}
