package io.github.synctck.sim.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static Scenario steps(Step... steps) {
        return new Scenarios().scenario(Fleet.Setup.plain(0)).withSteps(List.of(steps));
    }

    private static Step.Sync sync(long at, long pull, long push, long answer) {
        Leg second = new Leg(push, Fate.DROP_RESPONSE, answer);
        return new Step.Sync(
                new SimTime(at), 0, new Leg(pull, Fate.DUPLICATE_REQUEST), second, true, CrashPoint.AFTER_PUSH);
    }

    private static Step app(long at) {
        return new Step.App(new SimTime(at), 0, AppEvent.RESTART);
    }

    /** A sync that begins at 1,000, and steps at the times given. */
    private static Scenario around(Step.Sync sync, long... times) {
        List<Step> steps = new ArrayList<>(List.of(sync));
        for (long time : times) {
            steps.add(app(time));
        }
        return steps(steps.toArray(Step[]::new));
    }

    @Test
    void plainStepsHappenOneASecondInTheirOrder() {
        Step upgrade = new Step.Upgrade(new SimTime(40), 0, 60);
        Scenario scenario = steps(app(7_000), upgrade, sync(7_001, 0, 0, 0));

        assertThat(Timing.plain(scenario).steps())
                .containsExactly(new Step.Upgrade(new SimTime(1_000), 0, 60), app(2_000), sync(3_000, 0, 0, 0));
    }

    @Test
    void scenarioInPlainFormIsLeftAlone() {
        Scenario scenario = steps(sync(1_000, 1_500, 1_000, 1_000), app(2_000), app(3_000), app(4_000));

        assertThat(Timing.plain(scenario)).isSameAs(scenario);
        assertThat(Timing.unusual(scenario)).isZero();
    }

    @Test
    void plainLatenciesEndHalfASecondAfterAsManyStepsAsBefore() {
        assertThat(Timing.plain(around(sync(1_000, 250, 300, 400), 1_200, 1_500, 1_510, 1_900))
                        .steps()
                        .get(0))
                .as("one step during the pull, three until the push arrives, four until it is answered")
                .isEqualTo(sync(1_000, 1_500, 2_000, 1_000));
        assertThat(Timing.plain(around(sync(1_000, 0, 600, 0), 1_500)).steps().get(0))
                .isEqualTo(sync(1_000, 0, 1_500, 0));
        assertThat(Timing.plain(around(sync(1_000, 0, 0, 600), 1_500)).steps().get(0))
                .isEqualTo(sync(1_000, 0, 0, 1_500));
    }

    @Test
    void latencyInWhichNothingHappensIsNone() {
        assertThat(Timing.plain(around(sync(1_000, 100, 100, 100), 1_301)).steps())
                .containsExactly(sync(1_000, 0, 0, 0), app(2_000));
    }

    @Test
    void stepThatBeginsWithTheEndOfALatencyIsUnderWayWithIt() {
        assertThat(Timing.plain(around(sync(1_000, 100, 100, 100), 1_300)).steps())
                .containsExactly(sync(1_000, 0, 0, 1_500), app(2_000));
        assertThat(Timing.plain(around(sync(1_000, 100, 100, 100), 1_100)).steps())
                .containsExactly(sync(1_000, 1_500, 0, 0), app(2_000));
    }

    @Test
    void stepOfTheSameMomentDoesNotOverlapASyncWithoutLatency() {
        Scenario scenario = around(sync(1_000, 0, 0, 0), 1_000, 1_000);

        assertThat(Timing.overlap(scenario)).isZero();
        assertThat(Timing.plain(scenario).steps()).containsExactly(sync(1_000, 0, 0, 0), app(2_000), app(3_000));
    }

    @Test
    void overlapCountsTheStepsOfEachPartAndTheParts() {
        assertThat(Timing.overlap(around(sync(1_000, 250, 300, 400), 1_200, 1_500, 1_510, 1_900)))
                .as("one, three and four steps, and three parts")
                .isEqualTo(1 + 3 + 4 + 3);
        assertThat(Timing.overlap(around(sync(1_000, 250, 0, 0)))).isEqualTo(1);
        assertThat(Timing.overlap(around(sync(1_000, 0, 300, 0)))).isEqualTo(1);
        assertThat(Timing.overlap(around(sync(1_000, 0, 0, 400)))).isEqualTo(1);
        assertThat(Timing.overlap(steps(sync(1_000, 0, 0, 400), app(1_100), sync(1_300, 50, 60, 0))))
                .as("the answer comes after two steps; then nothing happens in the second one's two parts")
                .isEqualTo(1 + 2 + 2);
    }

    @Test
    void overlapIsThatOfTheStepsInTheOrderOfTheirTimes() {
        Scenario scenario = steps(app(1_100), sync(1_000, 200, 0, 0), app(900));

        assertThat(Timing.overlap(scenario)).isEqualTo(1 + 3);
    }

    @Test
    void stepsAtOtherTimesAreUnusual() {
        assertThat(Timing.unusual(steps(app(1_000), app(2_001), app(3_000), app(4_500))))
                .isEqualTo(2);
        assertThat(Timing.unusual(steps(sync(1_000, 700, 0, 0), app(2_000)))).isEqualTo(1);
    }

    @Test
    void quickerSyncsLoseOneLatencyEachOrKeepItForOneStep() {
        assertThat(Timing.quicker(sync(1_000, 1_700, 2_700, 3_700)))
                .containsExactly(
                        sync(1_000, 0, 2_700, 3_700),
                        sync(1_000, 1_700, 0, 3_700),
                        sync(1_000, 1_700, 2_700, 0),
                        sync(1_000, 1_500, 2_700, 3_700),
                        sync(1_000, 1_700, 1_500, 3_700),
                        sync(1_000, 1_700, 2_700, 1_500));
    }

    @Test
    void syncIsNotMadeQuickerThanItIs() {
        assertThat(Timing.quicker(sync(1_000, 0, 0, 0))).isEmpty();
        assertThat(Timing.quicker(sync(1_000, 1_500, 1_500, 1_500)))
                .containsExactly(
                        sync(1_000, 0, 1_500, 1_500), sync(1_000, 1_500, 0, 1_500), sync(1_000, 1_500, 1_500, 0));
    }
}
