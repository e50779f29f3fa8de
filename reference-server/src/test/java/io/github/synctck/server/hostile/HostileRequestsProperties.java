package io.github.synctck.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.server.auth.TokenRefused;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is sent, no answer is a 5xx, none shows the inside of the server, and what is refused leaves nothing but a
 * tombstone with a new stamp. {@code -Djqwik.tries.default=100000} makes a long run of it.
 */
abstract class HostileRequestsProperties {
    static final Profile PROFILE = ProfileReader.named("watermelondb").withSchema(ProfileReader.schema("friends"));
    private static final int REQUESTS_MAX = 8;

    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private @Nullable SyncHttpServer server;
    private long requests;
    private boolean broke;

    /** What is attacked. */
    abstract SyncBackend backend();

    @BeforeProperty
    void start() {
        ServerOptions options = ServerOptions.standard(0, token -> {
                    if (!token.matches("[0-9a-f-]{36}")) {
                        throw new TokenRefused("it is no user's");
                    }
                    return token;
                })
                .withAdminToken(Victim.OPERATOR);
        server = SyncHttpServer.start(backend(), options);
    }

    @AfterProperty
    void stop() {
        if (server != null) {
            server.close();
        }
        System.out.println(requests + " hostile requests to " + getClass().getSimpleName() + ", answered " + statuses);
        // What always ends at the door tells nothing of the rooms behind it.
        if (!broke) {
            assertThat(statuses).containsKeys(200, 400, 401, 404, 409, 410, 413, 415);
            assertThat(statuses.get(200)).as("taken").isGreaterThan((int) (requests / 20));
            assertThat(statuses.get(409)).as("conflicts").isGreaterThan((int) (requests / 200));
        }
    }

    /** Some requests one after the other. */
    @Provide
    Arbitrary<List<HostileRequest>> attacks() {
        return HostileRequests.any().list().ofMinSize(1).ofMaxSize(REQUESTS_MAX);
    }

    @Property(seed = "1", edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    void nothingBreaksAndWhatIsRefusedLeavesNothing(@ForAll("attacks") List<HostileRequest> attack) throws IOException {
        boolean stood = false;
        try {
            Victim victim = new Victim(new RawHttp(server == null ? 0 : server.port()));
            for (HostileRequest request : attack) {
                requests++;
                statuses.merge(victim.suffer(request).status(), 1, Integer::sum);
            }
            stood = true;
        } finally {
            broke |= !stood;
        }
    }
}
