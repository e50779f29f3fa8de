package io.github.synctck.sim.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.ModelWorld;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the small scope leaves out, besides other names and more faults, is what cannot happen. */
class SmallScopeReductionTest {
    private static boolean hasFailedEdit(Scenario scenario) {
        History history = ModelWorld.play(scenario);
        return history.operations().stream()
                .anyMatch(
                        op -> op instanceof Operation.Edit edit && !edit.error().isEmpty());
    }

    /** An edit that fails on its device changes nothing anywhere: the scenario without it is in the scope. */
    @ParameterizedTest
    @CsvSource({"1, 4", "2, 3"})
    void everyScenarioLeftOutHoldsAnEditThatFails(int ids, int steps) {
        SmallScope scope = new SmallScope(ModelWorld.PROFILE, ids, steps);

        List<Scenario> leftOut = LongStream.range(0, scope.size())
                .mapToObj(scope::idleAt)
                .flatMap(Optional::stream)
                .toList();

        assertThat(leftOut).hasSizeGreaterThan(1_000);
        assertThat(leftOut).allMatch(SmallScopeReductionTest::hasFailedEdit);
    }
}
