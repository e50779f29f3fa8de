package io.github.synctck.conformance.campaign;

import io.github.synctck.conformance.check.Laws;
import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.sim.SimClock;
import io.github.synctck.sim.Simulation;
import io.github.synctck.sim.generate.Reach;
import io.github.synctck.sim.generate.ScenarioGenerator;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One generated scenario, played and judged in this process.
 *
 * @param history what happened
 * @param failures the laws that were broken, and errors of our own
 */
public record Play(History history, List<Verdict> failures) {
    private static final String CASE = "live-01/generated-histories/seed-";

    /** Makes the server of one play; the clock is the simulated one. */
    @FunctionalInterface
    public interface Servers {
        /** A server that nobody has used. */
        SyncBackend create(Profile profile, LongSupplier clockMillis);
    }

    /** The scenario of a seed, of up to {@code stepsMax} steps, under the name of the case that judges it. */
    public static Scenario scenario(Profile profile, int stepsMax, Seed seed) {
        return new ScenarioGenerator(profile, stepsMax, Reach.EVERYTHING).generate(CASE + seed, seed);
    }

    /** Plays a scenario against a server of its own. */
    public static Play of(Profile profile, Scenario scenario, Servers servers) {
        History history = history(profile, scenario, servers);
        return new Play(history, failures(history, profile));
    }

    /** The laws that a history breaks, and errors of our own. */
    static List<Verdict> failures(History history, Profile profile) {
        return Laws.judgeWithDevices(history, profile).stream()
                .filter(verdict -> verdict.status() == Status.FAIL || verdict.status() == Status.ERROR)
                .toList();
    }

    /** Plays a scenario against a server of its own, and judges nothing. */
    static History history(Profile profile, Scenario scenario, Servers servers) {
        SimClock clock = new SimClock();
        InProcessTarget target = new InProcessTarget(servers.create(profile, clock), "in process");
        return Simulation.run(scenario, Simulation.Setting.inProcess(target.open(scenario.users()), profile, clock));
    }
}
