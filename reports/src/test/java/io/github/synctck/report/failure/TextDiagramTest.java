package io.github.synctck.report.failure;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextDiagramTest {
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
}
