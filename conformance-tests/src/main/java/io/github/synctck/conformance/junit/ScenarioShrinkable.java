package io.github.synctck.conformance.junit;

import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.shrink.Candidates;
import io.github.synctck.sim.shrink.Weight;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** A scenario as jqwik makes it smaller: by the product's own candidates. */
final class ScenarioShrinkable implements Shrinkable<Scenario> {
    private final Scenario scenario;
    private final ShrinkingDistance distance;

    ScenarioShrinkable(Scenario scenario) {
        this.scenario = scenario;
        this.distance = ShrinkingDistance.of(
                Weight.of(scenario).parts().stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public Scenario value() {
        return scenario;
    }

    @Override
    public Stream<Shrinkable<Scenario>> shrink() {
        return Candidates.of(scenario).map(ScenarioShrinkable::new);
    }

    @Override
    public ShrinkingDistance distance() {
        return distance;
    }

    @Override
    public String toString() {
        return scenario.toString();
    }
}
