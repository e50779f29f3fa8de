package io.github.synctck.server.realclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.recording.Recording;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Our HTTP server for scripts: each script is a user of its own with the policies that it names, and stamps count from
 * 1000, so that two of these servers answer the same.
 */
final class ScriptServer implements AutoCloseable {
    private static final String SECRET = "a secret of scripts that is long enough";
    private static final long FIRST_STAMP = 1_000;

    private final SortedMap<Integer, DataSchema> schemas;
    private final ConcurrentHashMap<String, SyncBackend> backends = new ConcurrentHashMap<>();
    private final TokenMint mint = new TokenMint(SECRET);
    private final SyncHttpServer server;
    private final HttpTarget target;
    private volatile Profile current;

    ScriptServer(SortedMap<Integer, DataSchema> schemas) {
        this.schemas = schemas;
        this.current = profile(JsonNodeFactory.instance.objectNode());
        SyncBackend byUser =
                user -> backends.computeIfAbsent(user, first -> new ModelServer(current, () -> FIRST_STAMP))
                        .forUser(user);
        server = SyncHttpServer.start(byUser, ServerOptions.standard(0, new JwtVerifier(SECRET, Clock.systemUTC())));
        target = new HttpTarget(url(), new Accounts.Minted(mint), new TreeMap<>());
    }

    /** From now on new users find a server with the policies of that script; what others did is forgotten. */
    void begin(Recording script) {
        backends.clear();
        current = profile(script.meta());
    }

    /** The token of a new user. */
    String token() {
        return mint.forNewUser();
    }

    URI url() {
        return URI.create(server.baseUrl());
    }

    /** The endpoints of a new user, reached over HTTP. */
    SyncServer endpoints() {
        return target.open(1).server(0);
    }

    private Profile profile(JsonNode meta) {
        JsonNode declared = meta.path("server");
        Policies policies = Policies.DEFAULT
                .with(choice(Policies.Conflict.class, declared.path("conflict").asText("reject")))
                .with(choice(Policies.Buckets.class, declared.path("buckets").asText("split")))
                .with(choice(
                        Policies.FirstPullTombstones.class,
                        declared.path("firstPullTombstones").asText("none")));
        DataSchema schema = Objects.requireNonNull(
                schemas.get(meta.path("serverSchema").asInt(schemas.firstKey())), "no schema of that version");
        return ProfileReader.named("watermelondb").withSchema(schema).withPolicies(policies);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public void close() {
        server.close();
    }
}
