package io.github.synctck.sim.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.ModelWorld;
import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.generate.ScenarioGenerator;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.message.TableChanges;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MinimizerTest {
    private static final int PLAYS_MAX = 500;

    private static Scenario generated() {
        return new ScenarioGenerator(ModelWorld.PROFILE, 40).generate("x/y", new Seed(3));
    }

    private static boolean hasSyncThenEdit(Scenario scenario) {
        boolean synced = false;
        for (Step step : scenario.steps()) {
            if (synced && (step instanceof Step.Create || step instanceof Step.Update)) {
                return true;
            }
            synced |= step instanceof Step.Sync;
        }
        return false;
    }

    @Test
    void onlyWhatIsNeededStays() {
        Scenario shortest = new Minimizer(MinimizerTest::hasSyncThenEdit, PLAYS_MAX).minimize(generated());

        assertThat(shortest.steps()).hasSize(2);
        assertThat(hasSyncThenEdit(shortest)).isTrue();
        assertThat(shortest.devices()).hasSizeLessThanOrEqualTo(2);
        assertThat(shortest.steps().get(0)).isInstanceOfSatisfying(Step.Sync.class, sync -> {
            assertThat(sync.pull()).isEqualTo(Leg.CLEAN);
            assertThat(sync.push()).isEqualTo(Leg.CLEAN);
            assertThat(sync.retry()).isFalse();
            assertThat(sync.crash()).isNull();
        });
    }

    @Test
    void scenarioThatNeedsEverythingStaysAsItIs() {
        Scenario whole = generated();

        assertThat(new Minimizer(candidate -> false, PLAYS_MAX).minimize(whole)).isEqualTo(whole);
    }

    @Test
    void everyCandidateIsSimplerAndCanBePlayed() {
        Scenario whole = generated();

        List<Scenario> candidates = Candidates.of(whole).toList();

        assertThat(candidates)
                .hasSizeGreaterThan(whole.steps().size())
                .doesNotContain(whole)
                .allSatisfy(candidate ->
                        assertThat(ModelWorld.play(candidate).operations()).isNotEmpty());
    }

    @Test
    void wireStepsLoseRecordsAndColumns() {
        Scenario whole = Scenarios.everyKind();
        Scenario shortest = new Minimizer(
                        candidate -> candidate.steps().stream()
                                .anyMatch(step -> step instanceof Step.Push push
                                        && push.changes().size() > 0),
                        PLAYS_MAX)
                .minimize(whole);

        assertThat(shortest.steps())
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Push.class,
                        push -> assertThat(push.changes().table("friends"))
                                .isEqualTo(new TableChanges(List.of(), List.of(), List.of("w2"))));
    }

    @Test
    void budgetIsKept() {
        AtomicInteger plays = new AtomicInteger();

        new Minimizer(candidate -> plays.incrementAndGet() > 0 && hasSyncThenEdit(candidate), 5).minimize(generated());

        assertThat(plays.get()).isEqualTo(5);
    }
}
