package io.github.synctck.server.realclient;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.server.postgres.PostgresStore;
import io.github.synctck.server.postgres.TestDatabase;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.profile.Profile;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Four real clients against the Postgres store: they hold the same in the end, and without faults no client logs an error
 * under updated-only with its flag, and none but {@code update-but-missing} under the safe split.
 */
class RealClientOnPostgresTest {
    private static final String SECRET = "a secret of four clients that is long enough";
    private static final List<String> TABLES = List.of("friends", "interactions", "interaction_friends");
    private static final int SEEDS = 3;

    @BeforeAll
    static void theRealClientIsThere() {
        Optional<String> missing = RealClient.missing();
        assumeTrue(missing.isEmpty(), () -> "not run: " + missing.orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(
            value = Buckets.class,
            names = {"SPLIT", "UPDATED_ONLY"})
    void fourClientsConvergeAndLogNoError(Buckets buckets) throws Exception {
        Profile weave = ProfileReader.named("watermelondb");
        Profile profile = weave.withPolicies(weave.policies().with(buckets));
        TokenMint mint = new TokenMint(SECRET);
        ServerOptions options = ServerOptions.standard(0, new JwtVerifier(SECRET, Clock.systemUTC()));
        try (PostgresStore store = TestDatabase.store(profile);
                SyncHttpServer server = SyncHttpServer.start(store, options)) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                var place = new RealClient.Place(URI.create(server.baseUrl()), mint.forNewUser(), new TreeMap<>());
                boolean asUpdated = buckets == Buckets.UPDATED_ONLY;
                RealClientConvergence.check(place, profile.schema(), TABLES, asUpdated, new Seed(seed));
            }
        }
    }
}
