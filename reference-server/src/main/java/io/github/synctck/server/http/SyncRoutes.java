package io.github.synctck.server.http;

import io.github.synctck.server.auth.TokenRefused;
import io.github.synctck.server.http.SyncMetrics.Endpoint;
import io.github.synctck.spec.codec.MalformedMessage;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What happens to a request: who is it, what does it say, what does the backend answer. */
final class SyncRoutes implements AutoCloseable {
    private static final String SCHEME = "bearer ";
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final int INTERNAL = 500;

    /** An answer that is on its way may take longer, but not for ever: it holds a snapshot open. */
    private static final long STREAMING_TIMES = 3;

    private final SyncBackend backend;
    private final ServerOptions options;
    private final SyncMetrics metrics;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "sync-worker");
        thread.setDaemon(true);
        return thread;
    });

    SyncRoutes(SyncBackend backend, ServerOptions options, SyncMetrics metrics) {
        this.backend = backend;
        this.options = options;
        this.metrics = metrics;
    }

    /** The outcome of a request: a status and a body, unless the body was streamed already. */
    private record Outcome(int status, String body, boolean sent) {
        Outcome(int status, String body) {
            this(status, body, false);
        }
    }

    void pull(Context context) {
        AnswerStream stream = new AnswerStream(context);
        handle(context, Endpoint.PULL, stream, (server, body) -> {
            PullRequest request = WireCodec.readPullRequest(body);
            if (server instanceof StreamingServer streaming) {
                Optional<Refused> refused = streaming.pull(request, stream);
                return refused.isPresent()
                        ? refused(context, refused.get())
                        : new Outcome(200, stream.finish(), stream.began());
            }
            PullResponse response = server.pull(request);
            if (response instanceof PullResponse.Accepted accepted) {
                return new Outcome(200, WireCodec.write(accepted));
            }
            return refused(context, response);
        });
    }

    void push(Context context) {
        handle(context, Endpoint.PUSH, new AnswerStream(context), (server, body) -> {
            PushRequest request = WireCodec.readPushRequest(body);
            Exchange.Pushed pushed = Exchange.Pushed.of(request);
            Exchange.of(context).pushed(pushed);
            PushResponse response = server.push(request);
            if (response instanceof PushResponse.Accepted accepted) {
                metrics.taken(pushed);
                return new Outcome(200, Answers.pushed(pushed, accepted));
            }
            return refused(context, response);
        });
    }

    private static Outcome refused(Context context, Object response) {
        if (response instanceof Refused refused) {
            Exchange exchange = Exchange.of(context);
            exchange.code(refused.code());
            String body = Answers.error(refused.message(), refused.code(), "", exchange.requestId());
            return new Outcome(refused.status(), body);
        }
        throw new IllegalStateException("a backend in process answered " + response);
    }

    /** A request without a token, as browsers send it before the real one. */
    void preflight(Context context) {
        headers(context);
        context.status(200).contentType("text/plain").result("ok");
    }

    /** Whether requests can be served: the process may be alive and its database away. */
    void ready(Context context) {
        boolean ready = backend.isReady();
        answer(context, ready ? 200 : 503, ready ? "{\"status\":\"ready\"}" : "{\"status\":\"not ready\"}");
    }

    private interface Work {
        Outcome on(SyncServer server, String body) throws MalformedMessage, IOException;
    }

    private void handle(Context context, Endpoint endpoint, AnswerStream stream, Work work) {
        long began = System.nanoTime();
        metrics.answered(endpoint, answered(context, stream, work), System.nanoTime() - began);
    }

    /** The status that was answered; where the connection had to be broken, that of a failure. */
    private int answered(Context context, AnswerStream stream, Work work) {
        try {
            String user = user(context.header("Authorization"));
            Exchange.of(context).user(user);
            // As it was sent: the framework fails where it names a charset that nobody knows.
            Bodies.checkType(context.header("Content-Type"));
            String body = body(context);
            Outcome outcome = withinDeadline(context, stream, () -> work.on(backend.forUser(user), body));
            if (outcome.status() == 503) {
                context.header("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
            }
            if (!outcome.sent()) {
                answer(context, outcome.status(), outcome.body());
            }
            return outcome.status();
        } catch (HttpFailure e) {
            // A body that ends in the middle must not look complete.
            if (stream.began()) {
                stream.breakConnection();
                Exchange.of(context).breaks();
                return INTERNAL;
            }
            refuse(context, e);
            return e.status();
        }
    }

    private String body(Context context) throws HttpFailure {
        try {
            return Bodies.read(context.bodyInputStream(), options.limits().bodyBytesMax());
        } catch (IOException e) {
            throw new HttpFailure(400, "malformed", "the body did not arrive");
        }
    }

    private Outcome withinDeadline(Context context, AnswerStream stream, Callable<Outcome> work) throws HttpFailure {
        Future<Outcome> result = workers.submit(work);
        try {
            return result(stream, result);
        } catch (TimeoutException e) {
            result.cancel(true);
            throw new HttpFailure(503, "busy", "the request took too long; try again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpFailure(503, "busy", "the server is shutting down; try again");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MalformedMessage malformed) {
                throw new HttpFailure(400, "malformed", String.valueOf(malformed.getMessage()));
            }
            Exchange.of(context).fault(e.getCause() == null ? e : e.getCause());
            throw new HttpFailure(INTERNAL, "internal", "the server could not do its work");
        }
    }

    private Outcome result(AnswerStream stream, Future<Outcome> result)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return result.get(options.limits().handlingMillisMax(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (!stream.began()) {
                throw e;
            }
            return result.get(STREAMING_TIMES * options.limits().handlingMillisMax(), TimeUnit.MILLISECONDS);
        }
    }

    private String user(@Nullable String authorization) throws HttpFailure {
        if (authorization == null || authorization.isBlank()) {
            throw new HttpFailure(401, "unauthorized", "the Authorization header is missing");
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new HttpFailure(401, "unauthorized", "the token was refused", "it should begin with Bearer");
        }
        try {
            return options.tokens()
                    .subject(authorization.substring(SCHEME.length()).trim());
        } catch (TokenRefused e) {
            throw new HttpFailure(401, "unauthorized", "the token was refused", String.valueOf(e.getMessage()));
        }
    }

    /** Answers with an error, by which the caller and the log speak of the same request. */
    static void refuse(Context context, HttpFailure failure) {
        if (failure.status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        } else if (failure.status() == 503) {
            context.header("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
        }
        Exchange exchange = Exchange.of(context);
        exchange.code(failure.code());
        String error = String.valueOf(failure.getMessage());
        answer(
                context,
                failure.status(),
                Answers.error(error, failure.code(), failure.details(), exchange.requestId()));
    }

    /** Writes an answer with the headers that every answer has. */
    static void answer(Context context, int status, String body) {
        headers(context);
        context.status(status).result(body);
    }

    static void headers(Context context) {
        context.contentType("application/json");
        context.header("Cache-Control", "no-store");
        context.header("Access-Control-Allow-Origin", "*");
        context.header("Access-Control-Allow-Methods", "POST, OPTIONS");
        context.header(
                "Access-Control-Allow-Headers", "authorization, x-client-info, apikey, content-type, x-request-id");
        context.header("Access-Control-Expose-Headers", "X-Request-Id");
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
