package io.github.synctck.sim.generate;

import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Profile;

/** Draws a scenario of several devices from a seed. The same seed gives the same scenario everywhere. */
public final class ScenarioGenerator {
    private final Profile profile;
    private final int stepsMax;
    private final Reach reach;

    /** Scenarios of up to {@code stepsMax} steps on the profile's tables, of one user and of the endpoints alone. */
    public ScenarioGenerator(Profile profile, int stepsMax) {
        this(profile, stepsMax, Reach.ENDPOINTS);
    }

    /** Scenarios of about {@code stepsMax} steps at most that make use of no more than that. */
    public ScenarioGenerator(Profile profile, int stepsMax, Reach reach) {
        this.profile = profile;
        this.stepsMax = stepsMax;
        this.reach = reach;
    }

    /** The scenario of that seed, under the name of the case that judges it. */
    public Scenario generate(String name, Seed seed) {
        Swarm swarm = Swarm.draw(seed, stepsMax, profile.schema(), reach);
        return new Draft(seed, swarm, profile).scenario(name);
    }
}
