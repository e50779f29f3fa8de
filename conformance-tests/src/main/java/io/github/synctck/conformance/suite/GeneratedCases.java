package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Laws;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.generate.ScenarioGenerator;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/** Histories of several devices drawn from the run's seed, under faults, judged by all laws at once. */
final class GeneratedCases {
    private static final String ID = "live-01/generated-histories";
    private static final int SCENARIOS = 20;
    private static final int STEPS_MAX = 24;

    private GeneratedCases() {}

    static List<Case> all() {
        return List.of(OwnCases.judgedByAllLaws(ID, Needs.NOTHING, GeneratedCases::scenarios, Laws::judge));
    }

    private static List<Scenario> scenarios(Profile profile, Seed seed) {
        ScenarioGenerator generator = new ScenarioGenerator(profile, STEPS_MAX);
        List<Scenario> scenarios = new ArrayList<>();
        for (int i = 0; i < SCENARIOS; i++) {
            Seed child = seed.child("generated-histories", i);
            scenarios.add(generator.generate(ID + "/seed-" + child, child));
        }
        return scenarios;
    }
}
