package io.github.synctck.server.realclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.sim.device.ConflictResolver;
import io.github.synctck.sim.device.DeviceOptions;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.recording.Recording;
import io.github.synctck.sim.recording.RecordingPlayer;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.value.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The simulated device does what the real client does: generated scripts with faults, each on both sides, compared
 * after every step. {@code -Dsynctck.scripts=1000} plays more of them, {@code -Dsynctck.seed=7} others.
 */
class RealClientDifferentialTest {
    private static final int SCRIPTS = 200;
    private static final int SCRIPTS_FOR_A_PLANTED_BUG_MAX = 60;
    private static final int SHRUNK_STEPS_MAX = 6;
    private static final int CANNED_RECORDINGS_MIN = 20;
    private static final SortedMap<Integer, DataSchema> SCHEMAS = ClientSchemas.ofRecordings();

    @BeforeAll
    static void theRealClientIsThere() {
        Optional<String> missing = RealClient.missing();
        assumeTrue(missing.isEmpty(), () -> "not run: " + missing.orElseThrow());
    }

    private static Recording script(long number) {
        Seed seed = new Seed(Long.getLong("synctck.seed", 1)).child("script", number);
        return ScriptGenerator.script(seed, SCHEMAS);
    }

    @Test
    void deviceDoesWhatTheRealClientDoes() throws Exception {
        int scripts = Integer.getInteger("synctck.scripts", SCRIPTS);
        TreeMap<String, Integer> seen = new TreeMap<>();
        try (Differential differential = new Differential(SCHEMAS, DeviceOptions.standard())) {
            for (int number = 0; number < scripts; number++) {
                Recording script = script(number);
                Differential.Comparison comparison = differential.compare(script);
                if (comparison.first().isPresent()) {
                    throw new AssertionError(
                            "script " + number + " of " + scripts + "\n" + shrunk(differential, script));
                }
                count(comparison.client(), seen);
                assertThat(new RecordingPlayer(SCHEMAS).play(comparison.client()))
                        .isEmpty();
            }
        }
        System.out.println(scripts + " scripts with the real client: " + seen);
        if (scripts >= SCRIPTS) {
            assertThat(seen).containsKeys(ARISEN.toArray(String[]::new));
        }
    }

    /** What has to happen in the scripts of the default seed, so that equality says something. */
    private static final List<String> ARISEN = List.of(
            "conflict resolved",
            "error client concurrent-sync",
            "error client duplicate-id",
            "error client invalid-timestamp",
            "error client not-found",
            "error client offline",
            "error fault crash-after-apply",
            "error fault crash-after-push",
            "error fault crash-before-push",
            "error fault pull-request-lost",
            "error fault pull-response-lost",
            "error fault push-request-lost",
            "error fault push-response-lost",
            "error http 400",
            "error http 409",
            "error http 500",
            "log create-but-exists",
            "log create-but-locally-deleted",
            "log created-despite-sendCreatedAsUpdated",
            "log migration-sync",
            "log timestamp-went-back",
            "log unknown-collection",
            "log update-but-missing",
            "rejected ids",
            "replacement");

    private static void count(Recording client, Map<String, Integer> seen) {
        for (Recording.RecordedStep step : client.steps()) {
            for (JsonNode line : step.out()) {
                JsonNode error = line.path("error");
                if (error.isObject()) {
                    String what = error.path("kind").asText() + " "
                            + error.path("code").asText()
                            + error.path("fault").asText()
                            + error.path("status").asText();
                    seen.merge("error " + what, 1, Integer::sum);
                }
                line.path("log")
                        .forEach(code -> seen.merge("log " + code.asText().split(" ", 2)[0], 1, Integer::sum));
                line.path("conflicts").forEach(conflict -> seen.merge("conflict resolved", 1, Integer::sum));
                if (line.path("res").has("experimentalRejectedIds")) {
                    seen.merge("rejected ids", 1, Integer::sum);
                } else if (line.path("res").has("experimentalStrategy")) {
                    seen.merge("replacement", 1, Integer::sum);
                }
            }
        }
    }

    /** The first difference of the shortest script that shows one, and that script as a recording of the real client. */
    private static String shrunk(Differential differential, Recording script) throws IOException {
        Recording shortest =
                new ScriptShrinker(each -> differential.compare(each).first().isPresent()).shrink(script);
        Differential.Comparison comparison = differential.compare(shortest);
        return comparison.first().map(String::valueOf).orElse("no difference any more")
                + "\n"
                + comparison.client().text();
    }

    /** The driver is judged by the recordings that were given: where they need no server it says every line again. */
    @Test
    void driverSaysOfGivenRecordingsWhatWasRecorded() throws Exception {
        Path folder = Path.of("..", "simulator", "src", "test", "resources", "recordings");
        int played = 0;
        try (RealClient client = new RealClient();
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                Recording recording = Recording.read(Files.readString(file), file.toString());
                if (recording.meta().path("malformed").asBoolean()
                        || !recording.steps().stream().allMatch(step -> needsNoServer(step.in()))) {
                    continue;
                }
                played++;
                var nowhere = new RealClient.Place(URI.create("http://127.0.0.1:9"), "none", new TreeMap<>());
                assertThat(client.record(recording, SCHEMAS, nowhere).text())
                        .as(file.toString())
                        .isEqualTo(recording.text());
            }
        }
        assertThat(played).isGreaterThanOrEqualTo(CANNED_RECORDINGS_MIN);
    }

    private static boolean needsNoServer(JsonNode step) {
        String op = step.path("op").asText();
        if (op.equals("sync")) {
            return step.has("pull") && step.has("push") && !step.has("afterPull");
        }
        return !op.startsWith("sync") && !op.equals("server-dump");
    }

    private static Recording shortestScriptAgainst(DeviceOptions planted) throws IOException {
        try (Differential differential = new Differential(SCHEMAS, planted)) {
            for (int number = 0; number < SCRIPTS_FOR_A_PLANTED_BUG_MAX; number++) {
                Recording script = script(number);
                if (differential.compare(script).first().isPresent()) {
                    return new ScriptShrinker(
                                    each -> differential.compare(each).first().isPresent())
                            .shrink(script);
                }
            }
        }
        throw new AssertionError("the planted bug was not found");
    }

    @Test
    void aMergeThatTakesARemoteColumnOverAnEditedOneIsFound() throws Exception {
        ConflictResolver remoteFirst = (table, local, remote, resolved) -> {
            TreeMap<String, Value> columns = new TreeMap<>(resolved.columns());
            columns.putAll(remote.columns());
            return RawRecord.of(resolved.id(), columns);
        };

        Recording shortest = shortestScriptAgainst(DeviceOptions.standard().withResolver(remoteFirst));

        assertThat(shortest.steps()).hasSizeLessThanOrEqualTo(SHRUNK_STEPS_MAX);
    }

    @Test
    void anExpectationOfBucketsThatTheAppDoesNotHaveIsFound() throws Exception {
        Recording shortest = shortestScriptAgainst(DeviceOptions.standard().withSendCreatedAsUpdated(true));

        assertThat(shortest.steps()).hasSizeLessThanOrEqualTo(SHRUNK_STEPS_MAX);
    }

    @Test
    void aMigrationThatTheAppDoesNotAskForIsFound() throws Exception {
        Recording shortest = shortestScriptAgainst(DeviceOptions.standard().withMigrationsEnabledAtVersion(1));

        assertThat(shortest.steps()).hasSizeLessThanOrEqualTo(SHRUNK_STEPS_MAX);
    }
}
