package io.github.synctck.report.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.sim.SimClock;
import io.github.synctck.sim.Simulation;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureFilesTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final String AWKWARD = "a\"b'c$HOME`id`\\n%s!é\uD83E\uDD8A";

    private static SimTime at(int second) {
        return new SimTime(1_000L * second);
    }

    /** A device whose answer is lost, and a reader that sends a cursor beside the one it was given. */
    private static History history() {
        Map<String, Value> set = Map.of("name", Value.of(AWKWARD));
        Changes delete = new Changes(
                Map.of("friends", new TableChanges(List.of(), List.of(RawRecord.of("f1", set)), List.of("f9"))));
        List<Step> steps = List.of(
                new Step.Sync(at(1), 0, Leg.CLEAN, Leg.CLEAN, false, null),
                new Step.Create(at(2), 0, "friends", "f1", set),
                new Step.Sync(at(3), 0, Leg.CLEAN, new Leg(0, Fate.DROP_RESPONSE), false, null),
                new Step.Sync(at(4), 0, new Leg(0, Fate.DROP_REQUEST), Leg.CLEAN, false, null),
                new Step.Pull(at(5), "seen", 0, CursorRef.NEVER),
                new Step.Push(at(6), "delete", 0, new CursorRef("@seen+1"), delete));
        Scenario scenario = new Scenario("del-02/by-hand", "0x0", "watermelondb", 1, List.of(0), false, steps);
        SimClock clock = new SimClock();
        InProcessTarget target = InProcessTarget.reference(PROFILE, clock);
        return Simulation.run(scenario, Simulation.Setting.inProcess(target.open(1), PROFILE, clock));
    }

    private static Verdict verdict(History history) {
        int evidence = history.push("delete").orElseThrow().index();
        return Verdict.fail(
                RequirementId.of("DEL-02"),
                "it's\nwrong",
                new Verdict.Contrast("f1 isn't there", "it's there"),
                List.of(evidence));
    }

    @Test
    void diagramHasALaneForEachAndShowsWhatWasLost() {
        History history = history();

        List<String> lines =
                TextDiagram.write(history, verdict(history).evidence()).lines().toList();

        assertThat(lines.get(0)).isEqualTo("del-02/by-hand");
        assertThat(lines.get(2)).isEqualTo("device A    others      server");
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(line).startsWith("*           |           |").contains("device A creates"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("|---------------------->|").contains("device A pushes"))
                .anySatisfy(line -> assertThat(line).isEqualTo("|x----------------------|"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("|----------------------x|").contains("drop-request"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("|           |---------->|")
                        .contains("'delete' pushes")
                        .endsWith(" !"));
    }

    /** The script is run with a curl that writes down what it is asked for. */
    @Test
    void scriptSendsTheRecordedBodiesWithIdsOfItsOwn(@TempDir Path folder) throws Exception {
        History history = history();
        Path script = Files.writeString(
                folder.resolve("repro.sh"), CurlScript.write(history, verdict(history), "http://127.0.0.1:1/it's"));
        Path asked = folder.resolve("asked");
        Path curl = Files.writeString(folder.resolve("curl"), """
                #!/bin/sh
                while [ $# -gt 0 ]; do
                    case $1 in
                        http*) printf '%s ' "$1" >>"$ASKED" ;;
                        --data-binary) printf '%s\\n' "$2" >>"$ASKED" ;;
                    esac
                    shift
                done
                printf '{"changes":{},"timestamp":41}\\nHTTP status 200'
                """);
        assertThat(curl.toFile().setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().putAll(Map.of("ASKED", asked.toString(), "TOKEN_A", "secret"));

        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out)
                .endsWith("\nexpected: f1 isn't there\nactual:   it's there\n")
                .doesNotContain("secret");
        List<JsonNode> bodies = bodies(asked);
        JsonNode created =
                bodies.get(2).path("changes").path("friends").path("created").get(0);
        JsonNode last = bodies.get(bodies.size() - 1);
        assertThat(created.path("name").textValue()).isEqualTo(AWKWARD);
        assertThat(created.path("id").textValue()).matches("t[0-9]+f1");
        assertThat(bodies.get(2).path("lastPulledAt").intValue()).isEqualTo(41);
        assertThat(last.path("lastPulledAt").intValue()).isEqualTo(42);
        assertThat(last.path("changes").path("friends").path("updated").get(0).path("id"))
                .isEqualTo(created.path("id"));
    }

    private static List<JsonNode> bodies(Path asked) throws IOException {
        List<JsonNode> bodies = new ArrayList<>();
        for (String line : Files.readAllLines(asked)) {
            int space = line.indexOf(' ');
            assertThat(line.substring(0, space)).startsWith("http://127.0.0.1:1/it's/sync-pu");
            bodies.add(new ObjectMapper().readTree(line.substring(space + 1)));
        }
        return bodies;
    }
}
