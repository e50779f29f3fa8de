package io.github.synctck.conformance.junit;

import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.shrink.Candidates;
import io.github.synctck.spec.message.Changes;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** A scenario as jqwik makes it smaller: by the product's own candidates. */
final class ScenarioShrinkable implements Shrinkable<Scenario> {
    private final Scenario scenario;
    private final ShrinkingDistance distance;

    ScenarioShrinkable(Scenario scenario) {
        this.scenario = scenario;
        long detail = scenario.fleet().setups().stream()
                .filter(setup -> !setup.isPlain())
                .count();
        for (Step step : scenario.steps()) {
            detail += detail(step);
        }
        this.distance =
                ShrinkingDistance.of(scenario.devices().size(), scenario.steps().size(), detail);
    }

    private static long detail(Step step) {
        if (step instanceof Step.Sync sync) {
            return (sync.crash() == null ? 0L : 1L)
                    + (sync.retry() ? 1 : 0)
                    + (sync.pull().equals(Leg.CLEAN) ? 0 : 1)
                    + (sync.push().equals(Leg.CLEAN) ? 0 : 1);
        } else if (step instanceof Step.Create create) {
            return create.set().size();
        } else if (step instanceof Step.Update update) {
            return update.set().size();
        }
        return step instanceof Step.Push push ? size(push.changes()) : 0;
    }

    private static long size(Changes changes) {
        return changes.tables().values().stream()
                        .flatMap(table -> Stream.concat(table.created().stream(), table.updated().stream()))
                        .mapToLong(record -> record.columns().size())
                        .sum()
                + changes.size();
    }

    @Override
    public Scenario value() {
        return scenario;
    }

    @Override
    public Stream<Shrinkable<Scenario>> shrink() {
        return Candidates.of(scenario)
                .map(ScenarioShrinkable::new)
                .filter(candidate -> candidate.distance.compareTo(distance) < 0)
                .map(candidate -> candidate);
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
