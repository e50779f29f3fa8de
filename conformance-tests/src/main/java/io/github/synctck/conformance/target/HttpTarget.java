package io.github.synctck.conformance.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.conformance.wire.Wire;
import io.github.synctck.conformance.wire.WireForm;
import io.github.synctck.sim.IdFormat;
import io.github.synctck.sim.Network;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.message.Unreadable;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A server behind a URL, spoken to in its declared wire form. Used by one thread. */
public final class HttpTarget implements Target {
    private static final int SCHEMA_VERSION = 1;

    private final Settings settings;
    private final Wire wire;
    private final HttpTransport transport;
    private final Pacer pacer;
    private final Expressible expressible;
    private final Set<SortedMap<String, String>> served = new HashSet<>();
    private List<HttpEndpoint> open = new ArrayList<>();

    /**
     * Everything about a target.
     *
     * @param base its URL, which the endpoints' paths are appended to
     * @param form its wire form
     * @param schema the tables that are synced
     * @param auth how requests say whose they are
     * @param accounts how users come about
     * @param ids which ids it takes
     * @param resolution how long a tick of its cursor lasts; zero to wait for nothing
     * @param waitMax how long one request waits where the server asks for it with 429
     * @param http how connections are made
     * @param behind what can be done behind its endpoints
     * @param secrets what must never be shown
     */
    public record Settings(
            URI base,
            WireForm form,
            DataSchema schema,
            AuthForm auth,
            Accounts accounts,
            IdFormat ids,
            Duration resolution,
            Duration waitMax,
            HttpOptions http,
            BehindEndpoints behind,
            Secrets secrets) {
        private static final Duration WAIT_MAX = Duration.ofSeconds(60);

        /** The default binding with bearer tokens. */
        public static Settings standard(URI base, Accounts accounts, Map<String, String> headers) {
            return new Settings(
                    base,
                    WireForm.standard(headers),
                    new DataSchema(SCHEMA_VERSION, List.of()),
                    accounts instanceof Accounts.Minted minted ? minted.form() : AuthForm.bearer(),
                    accounts,
                    IdFormat.CLIENT,
                    Duration.ZERO,
                    WAIT_MAX,
                    HttpOptions.STANDARD,
                    BehindEndpoints.NOTHING,
                    new Secrets());
        }

        /** The same over other connections. */
        public Settings withHttp(HttpOptions other) {
            return new Settings(base, form, schema, auth, accounts, ids, resolution, waitMax, other, behind, secrets);
        }

        /** The same with that behind its endpoints. */
        public Settings with(BehindEndpoints other) {
            return new Settings(base, form, schema, auth, accounts, ids, resolution, waitMax, http, other, secrets);
        }
    }

    /** A server at that URL under the default binding; extra headers go with every request. */
    public HttpTarget(URI base, Accounts accounts, Map<String, String> headers) {
        this(Settings.standard(base, accounts, headers));
    }

    /** A server that is described in full. */
    public HttpTarget(Settings settings) {
        this(settings, new HttpTransport(settings.base(), settings.http(), settings.secrets(), settings.waitMax()));
    }

    private HttpTarget(Settings settings, HttpTransport transport) {
        this.settings = settings;
        this.wire = new Wire(settings.form(), settings.schema());
        this.transport = transport;
        this.pacer = new Pacer(settings.resolution());
        this.expressible = new Expressible(
                settings.form(),
                settings.schema(),
                settings.http().bodyBytesMax(),
                settings.accounts().haveTokens());
    }

    /** The same server spoken to in another form, over the connections of this target. */
    public HttpTarget spokenTo(Settings otherwise) {
        return new HttpTarget(otherwise, transport);
    }

    @Override
    public String url() {
        return settings.secrets().redact(settings.base().toString());
    }

    @Override
    public String describe() {
        return "sync server over HTTP, " + settings.accounts().describe();
    }

    /** The answer to a pull of one user since a cursor as the server writes it, as it came over the wire. */
    public RawExchange.Answer verbatimPull(@Nullable JsonNode cursor) {
        Account account = settings.accounts().take(1).get(0);
        return endpoint(account).verbatimPull(cursor, settings.schema().version());
    }

    /** How its requests look, for what is sent without the kit. */
    public Outline outline() {
        return new Outline(settings, wire);
    }

    /** The declared wire form. */
    public WireForm form() {
        return settings.form();
    }

    /** How long a tick of its cursor lasts, as declared. */
    public Duration resolution() {
        return settings.resolution();
    }

    @Override
    public boolean speaksHttp() {
        return true;
    }

    @Override
    public boolean hasFreshAccounts() {
        return settings.accounts().isFresh();
    }

    @Override
    public int usersMax() {
        return settings.accounts().usersMax();
    }

    @Override
    public List<ServerAction.Kind> hooks() {
        return settings.behind().offers();
    }

    @Override
    public Optional<String> cannotPlay(Scenario scenario) {
        return expressible.missing(scenario);
    }

    @Override
    public Scenario adapted(Scenario scenario, boolean anyData) {
        return new Adaptation(settings.form(), settings.schema()).of(scenario, anyData);
    }

    @Override
    public boolean speaksDefaultBinding() {
        return settings.form().isStandard();
    }

    @Override
    public boolean isIsolated() {
        return !(settings.accounts() instanceof Accounts.Everybody);
    }

    @Override
    public void settle(Duration tick) {
        pacer.lengthen(tick);
    }

    @Override
    public Network open(int users, Pace pace) {
        retireThoseThatFail();
        pacer.settle(pace == Pace.SETTLED);
        List<HttpEndpoint> endpoints =
                settings.accounts().take(users).stream().map(this::endpoint).toList();
        open = endpoints;
        return new Network() {
            @Override
            public SyncServer server(int user) {
                return endpoints.get(user);
            }

            @Override
            public @Nullable RawExchange raw(int user) {
                return endpoints.get(user);
            }

            @Override
            public ServerHooks hooks(int user) {
                return settings.behind().of(endpoints.get(user).account(), settings.form());
            }

            @Override
            public IdFormat ids() {
                return settings.ids();
            }
        };
    }

    /**
     * An account that cannot even pull any more would spoil every later play. One that never could is not spoilt by a
     * play: that is how the server is.
     */
    private void retireThoseThatFail() {
        for (HttpEndpoint endpoint : open) {
            if (endpoint.hasServed()) {
                served.add(endpoint.account().placeholders());
            }
            if (!settings.accounts().isFresh()
                    && endpoint.hasFailed()
                    && served.contains(endpoint.account().placeholders())) {
                PullResponse answer =
                        endpoint.pull(PullRequest.first(settings.schema().version()));
                if (!(answer instanceof PullResponse.Accepted)) {
                    settings.accounts().retire(endpoint.account());
                }
            }
        }
    }

    private HttpEndpoint endpoint(Account account) {
        account.token().ifPresent(settings.secrets()::add);
        return new HttpEndpoint(wire, transport, settings.auth(), pacer, account);
    }

    /** From now on that one hears of every exchange with the two endpoints. */
    public void listen(ExchangeListener listener) {
        transport.listen(listener);
    }

    @Override
    public long requests() {
        return transport.requests();
    }

    /** What keeps a request without any credentials from being answered at all, in one sentence. */
    public static Optional<String> trouble(URI base, Map<String, String> headers, int schemaVersion) {
        HttpTarget nobody = new HttpTarget(base, new Accounts.Everybody(), headers);
        PullResponse answer = nobody.open(1).server(0).pull(PullRequest.first(schemaVersion));
        return answer instanceof TransportFailure failure ? Optional.of(nobody.unreachable(failure)) : Optional.empty();
    }

    private String unreachable(TransportFailure failure) {
        return transport.hasHeard() ? noAnswer(failure.message()) : "cannot reach " + url() + ": " + failure.message();
    }

    private String noAnswer(String why) {
        return url() + " gave no pull answer: " + why;
    }

    /** Whether a first pull is answered; else one sentence on what to mend. */
    public Optional<String> problem(int schemaVersion) {
        return problem(open(1).server(0).pull(PullRequest.first(schemaVersion)));
    }

    /** The first pull was not to the server's liking, whoever is wrong. */
    public static String refusedRequest(Refused refused) {
        String message = refused.message().isEmpty() ? "" : ": " + refused.message();
        return "the first pull was refused with " + refused.status() + message
                + "; are method, cursor and fields those that the server wants?";
    }

    /**
     * What a first pull's answer says that somebody has to mend before anything can be judged; one sentence. A status
     * from 400 to 499 says that the request is wrong: a wrong description, of which nobody is to be blamed in dozens of
     * cases. One from 500 on is the server's own word that it failed, and is for the cases to judge.
     */
    public Optional<String> problem(PullResponse answer) {
        if (answer instanceof TransportFailure failure) {
            return Optional.of(unreachable(failure));
        } else if (answer instanceof Refused refused && (refused.status() == 401 || refused.status() == 403)) {
            return Optional.of(url() + " refused the token with " + refused.status() + ": " + refused.message());
        } else if (answer instanceof Refused refused && refused.status() == 404) {
            String path = settings.form().pull().endpoint().path().replaceFirst("^/", "");
            return Optional.of(
                    url() + " has no " + path + " endpoint (404): is the URL the one that " + path + " hangs below?");
        } else if (answer instanceof Refused refused && refused.status() == 405) {
            return Optional.of(
                    noAnswer("it takes no " + settings.form().pull().endpoint().method()
                            + " there (405); a target file can say what it takes"));
        } else if (answer instanceof Refused refused && refused.status() < 500) {
            return Optional.of(refusedRequest(refused));
        } else if (answer instanceof Unreadable unreadable) {
            return Optional.of(noAnswer(unreadable.problem()));
        }
        return Optional.empty();
    }
}
