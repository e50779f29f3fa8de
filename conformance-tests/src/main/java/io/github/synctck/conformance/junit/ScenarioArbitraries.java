package io.github.synctck.conformance.junit;

import io.github.synctck.sim.generate.Reach;
import io.github.synctck.sim.generate.ScenarioGenerator;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Profile;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** Scenarios for jqwik. It draws the number of a scenario; what the number stands for is the product's own affair. */
public final class ScenarioArbitraries {
    private static final String CASE = "live-01/generated-histories/seed-";
    private static final int NUMBERS = 1_000_000;

    private final Profile profile;
    private final Seed seed;
    private final int stepsMax;
    private final Reach reach;

    /** Scenarios of the family of that seed, of about {@code stepsMax} steps at most. */
    public ScenarioArbitraries(Profile profile, Seed seed, int stepsMax, Reach reach) {
        this.profile = profile;
        this.seed = seed;
        this.stepsMax = stepsMax;
        this.reach = reach;
    }

    /** Scenarios that jqwik makes smaller where a property fails on them. */
    public Arbitrary<Scenario> shrinking() {
        return arbitrary(true);
    }

    /** Scenarios that stay as they are: a live server that fails now and then would lead the shrinking astray. */
    public Arbitrary<Scenario> asTheyAre() {
        return arbitrary(false);
    }

    private Arbitrary<Scenario> arbitrary(boolean shrinks) {
        ScenarioGenerator generator = new ScenarioGenerator(profile, stepsMax, reach);
        RandomGenerator<Scenario> drawn = random -> {
            Seed child = seed.child("property", random.nextInt(NUMBERS));
            Scenario scenario = generator.generate(CASE + child, child);
            return shrinks ? new ScenarioShrinkable(scenario) : Shrinkable.unshrinkable(scenario);
        };
        return Arbitraries.fromGenerator(drawn);
    }
}
