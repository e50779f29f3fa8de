package io.github.synctck.conformance.target;

import io.github.synctck.sim.Network;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.SyncServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A server behind a URL, under the default binding: POST to {@code sync-pull} and {@code sync-push} below it. */
public final class HttpTarget implements Target {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final URI base;
    private final Accounts accounts;
    private final Map<String, String> headers;
    private final HttpClient client;
    private final AtomicLong requests = new AtomicLong();

    /** A server at that URL; extra headers go with every request. */
    public HttpTarget(URI base, Accounts accounts, Map<String, String> headers) {
        this.base = base;
        this.accounts = accounts;
        this.headers = headers;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    @Override
    public String url() {
        return base.toString();
    }

    @Override
    public String describe() {
        return "sync server over HTTP, " + accounts.describe();
    }

    @Override
    public boolean speaksHttp() {
        return true;
    }

    @Override
    public boolean hasFreshAccounts() {
        return accounts.isFresh();
    }

    @Override
    public int usersMax() {
        return accounts.usersMax();
    }

    @Override
    public Network open(int users) {
        List<String> tokens = accounts.take(users);
        List<HttpEndpoint> endpoints =
                tokens.stream().map(token -> endpoint(Optional.of(token))).toList();
        return new Network() {
            @Override
            public SyncServer server(int user) {
                return endpoints.get(user);
            }

            @Override
            public @Nullable RawExchange raw(int user) {
                return endpoints.get(user);
            }
        };
    }

    private HttpEndpoint endpoint(Optional<String> token) {
        return new HttpEndpoint(client, base, token, headers, requests);
    }

    @Override
    public long requests() {
        return requests.get();
    }

    /** What keeps a request without any credentials from being answered at all, in one sentence. */
    public static Optional<String> trouble(URI base, Map<String, String> headers, int schemaVersion) {
        HttpTarget nobody = new HttpTarget(base, new Accounts.Pool(List.of("")), headers);
        PullResponse answer = nobody.endpoint(Optional.empty()).pull(PullRequest.first(schemaVersion));
        return answer instanceof TransportFailure failure ? Optional.of(unreachable(base, failure)) : Optional.empty();
    }

    private static String unreachable(URI base, TransportFailure failure) {
        return "cannot reach " + base + ": " + failure.message();
    }

    /** Whether a first pull is answered; else one sentence on what to mend. */
    public Optional<String> problem(int schemaVersion) {
        PullResponse answer = open(1).server(0).pull(PullRequest.first(schemaVersion));
        if (answer instanceof TransportFailure failure) {
            return Optional.of(unreachable(base, failure));
        } else if (answer instanceof Refused refused && (refused.status() == 401 || refused.status() == 403)) {
            return Optional.of(base + " refused the token with " + refused.status() + ": " + refused.message());
        } else if (answer instanceof Refused refused && refused.status() == 404) {
            return Optional.of(
                    base + " has no sync-pull endpoint (404): is the URL the one that sync-pull hangs below?");
        }
        return Optional.empty();
    }
}
