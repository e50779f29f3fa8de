package io.github.synctck.server.realclient;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.recording.Recording;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.schema.DataSchema;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four real clients against our HTTP server, under both bucket policies that promise a quiet log. */
class RealClientConvergenceTest {
    private static final int SEEDS = 5;

    @BeforeAll
    static void theRealClientIsThere() {
        Optional<String> missing = RealClient.missing();
        assumeTrue(missing.isEmpty(), () -> "not run: " + missing.orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "friends, split, friends interactions interaction_friends",
        "friends, updated-only, friends interactions interaction_friends",
        "weave, split, friends interactions interaction_friends",
        "weave, updated-only, friends interactions interaction_friends"
    })
    void fourClientsConvergeAndLogNoError(String schemaName, String buckets, String tables) throws Exception {
        DataSchema schema = ProfileReader.schema(schemaName);
        TreeMap<Integer, DataSchema> versions = new TreeMap<>();
        versions.put(schema.version(), schema);
        ObjectNode meta = JsonNodeFactory.instance.objectNode().put("serverSchema", schema.version());
        meta.putObject("server").put("buckets", buckets);
        try (ScriptServer server = new ScriptServer(versions)) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                server.begin(new Recording("", meta, List.of()));
                var place = new RealClient.Place(server.url(), server.token(), new TreeMap<>());
                boolean asUpdated = buckets.equals("updated-only");
                RealClientConvergence.check(place, schema, List.of(tables.split(" ")), asUpdated, new Seed(seed));
            }
        }
    }
}
