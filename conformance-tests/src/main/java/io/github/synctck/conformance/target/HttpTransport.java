package io.github.synctck.conformance.target;

import io.github.synctck.conformance.wire.OutgoingRequest;
import io.github.synctck.spec.server.RawExchange.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;

/**
 * Sends requests to a target and hears its answers, without the secrets in them. Waits where the target asks for it
 * with 429. Trouble is an answer whose body says what happened: of status -1 where nothing can have been done, of
 * status 0 where that is not known.
 */
final class HttpTransport {
    static final int NEVER_SENT = -1;
    static final int UNKNOWN = 0;

    private static final int WAITS_MAX = 8;

    /** The client itself tells best that no answer began. */
    private static final long GRACE_MILLIS = 200;

    private final ExecutorService exchanges = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "synctck-http");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client;
    private final URI base;
    private final Secrets secrets;
    private final Duration answerTimeout;
    private final Duration waitMax;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicBoolean heard = new AtomicBoolean();
    private volatile ExchangeListener listener = (reads, answer, nanos) -> {};

    /** Sends to that URL; waits {@code waitMax} in all for one request where the target asks for it. */
    HttpTransport(URI base, HttpOptions options, Secrets secrets, Duration waitMax) {
        this.base = base;
        this.secrets = secrets;
        this.client = options.client(base);
        this.answerTimeout = options.answerTimeout();
        this.waitMax = waitMax;
    }

    long requests() {
        return requests.get();
    }

    /** From now on that one hears of every exchange. */
    void listen(ExchangeListener other) {
        listener = other;
    }

    /** Whether anything has ever answered. */
    boolean hasHeard() {
        return heard.get();
    }

    /** The answer to a request, after the waits that the target asked for. */
    Answer send(OutgoingRequest request) {
        return send(request, false);
    }

    /** The same; what only reads is also sent again where a target that is not ready says when it will be. */
    Answer send(OutgoingRequest request, boolean reads) {
        long waitedMillis = 0;
        Answer answer = once(request, reads);
        for (int wait = 0; isAskedToWait(answer, reads) && wait < WAITS_MAX; wait++) {
            long millis = waitMillis(answer, wait);
            if (waitedMillis + millis > waitMax.toMillis() || !sleep(millis)) {
                return answer;
            }
            waitedMillis += millis;
            answer = once(request, reads);
        }
        return answer;
    }

    private static boolean isAskedToWait(Answer answer, boolean reads) {
        boolean notReady =
                answer.status() == 503 && !answer.header("retry-after").isBlank();
        return answer.status() == 429 || (reads && notReady);
    }

    private static long waitMillis(Answer answer, int wait) {
        String after = answer.header("retry-after").trim();
        if (after.matches("[0-9]{1,9}")) {
            return Long.parseLong(after) * 1000;
        }
        try {
            Instant at = ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Math.max(0, Duration.between(Instant.now(), at).toMillis());
        } catch (DateTimeParseException e) {
            return 500L << wait;
        }
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer once(OutgoingRequest request, boolean reads) {
        long begun = System.nanoTime();
        Answer answer = once(request);
        listener.heard(reads, answer, System.nanoTime() - begun);
        return answer;
    }

    private Answer once(OutgoingRequest request) {
        requests.incrementAndGet();
        try {
            HttpResponse<String> response = exchange(http(request));
            heard.set(true);
            return new Answer(response.statusCode(), headers(response), secrets.redact(response.body()));
        } catch (HttpConnectTimeoutException e) {
            return trouble(NEVER_SENT, "no connection within the time limit");
        } catch (HttpTimeoutException e) {
            return trouble(UNKNOWN, "no answer within " + answerTimeout.toSeconds() + " s");
        } catch (ConnectException e) {
            return trouble(
                    NEVER_SENT, isUnresolved(e) ? "there is no host of that name" : "the connection was refused");
        } catch (SSLException e) {
            return trouble(NEVER_SENT, "TLS failed (" + e.getMessage() + "); for a certificate of your own give --ca");
        } catch (IOException e) {
            return trouble(
                    UNKNOWN,
                    e.getMessage() == null ? "the connection broke" : "the connection broke: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return trouble(NEVER_SENT, "the request cannot be sent: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return trouble(UNKNOWN, "interrupted");
        }
    }

    /**
     * The client's own limit of time ends with the headers; this one is for the whole answer. On threads of our own:
     * the client's futures end on the common pool, and where that has one thread, which waits for this very answer,
     * no answer is ever heard.
     */
    private HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        Future<HttpResponse<String>> coming = exchanges.submit(() -> client.send(request, head -> new BoundedText()));
        try {
            return coming.get(answerTimeout.toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("the answer does not end");
        } catch (ExecutionException e) {
            throw io(e);
        } finally {
            coming.cancel(true);
        }
    }

    private static IOException io(ExecutionException wrapped) {
        Throwable cause = wrapped.getCause();
        return cause instanceof IOException trouble ? trouble : new IOException(cause);
    }

    private static boolean isUnresolved(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private Answer trouble(int status, String sentence) {
        return new Answer(status, Collections.emptySortedMap(), secrets.redact(sentence));
    }

    private HttpRequest http(OutgoingRequest request) {
        String body = request.body();
        HttpRequest.Builder http = HttpRequest.newBuilder(uri(request.target()))
                .timeout(answerTimeout)
                .method(
                        request.method(),
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        request.headers().forEach(http::setHeader);
        return http.build();
    }

    private URI uri(String target) {
        String root = base.toString();
        if (target.isEmpty() || target.startsWith("?")) {
            return URI.create(root + target);
        }
        String head = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        return URI.create(head + (target.startsWith("/") ? target : "/" + target));
    }

    private SortedMap<String, String> headers(HttpResponse<String> response) {
        TreeMap<String, String> values = new TreeMap<>();
        for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
            values.put(
                    header.getKey().toLowerCase(Locale.ROOT),
                    secrets.redact(header.getValue().get(0)));
        }
        return values;
    }
}
