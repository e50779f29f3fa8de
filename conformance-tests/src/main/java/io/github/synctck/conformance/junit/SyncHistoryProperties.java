package io.github.synctck.conformance.junit;

import io.github.synctck.conformance.campaign.Play;
import io.github.synctck.conformance.check.Laws;
import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.sim.SimClock;
import io.github.synctck.sim.Simulation;
import io.github.synctck.sim.generate.Reach;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.OperationText;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ScenarioJson;
import io.github.synctck.sim.shrink.Minimizer;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.opentest4j.AssertionFailedError;

/**
 * Extend it, and jqwik plays generated scenarios until a history breaks a law. Without {@code synctck.url} they are
 * played in this process, and a failing one is made smaller by jqwik; against a server the product's own minimizer
 * does that, since jqwik would take a server that fails now and then at its word.
 */
public abstract class SyncHistoryProperties {
    private static final int STEPS_MAX = 24;
    private static final int MINIMIZING_PLAYS_MAX = 200;
    private static final int OPERATIONS_TOLD_MAX = 40;

    /** The server to judge; empty for {@link #servers()} in this process. */
    protected Optional<FaceTarget> target() {
        return FaceTarget.fromSystemProperties();
    }

    /** What is played against where no server is named. */
    protected Play.Servers servers() {
        return InProcessTarget::backend;
    }

    /** The seed of the family of scenarios from which jqwik draws numbers. */
    protected Seed seed() {
        return Seed.parse(System.getProperty("synctck.seed", "1"));
    }

    private Profile profile() {
        return target().map(FaceTarget::declared).orElseGet(() -> ProfileReader.named("watermelondb"));
    }

    /** Generated scenarios. */
    @Provide
    Arbitrary<Scenario> scenarios() {
        boolean live = target().isPresent();
        ScenarioArbitraries arbitraries =
                new ScenarioArbitraries(profile(), seed(), STEPS_MAX, live ? Reach.ENDPOINTS : Reach.EVERYTHING);
        return live ? arbitraries.asTheyAre() : arbitraries.shrinking();
    }

    /** Whatever devices do and networks lose, no law is broken. */
    @Property(tries = 100)
    void anyHistorySatisfiesAllLaws(@ForAll("scenarios") Scenario scenario) {
        Optional<FaceTarget> target = target();
        if (target.isEmpty()) {
            check(Play.of(profile(), scenario, servers()).history());
        } else {
            live(scenario, target.get());
        }
    }

    private void live(Scenario scenario, FaceTarget target) {
        HttpTarget http = new HttpTarget(target.settings());
        History history = play(http, scenario);
        if (failures(history).isEmpty()) {
            return;
        }
        Scenario shortest = new Minimizer(
                        candidate -> !failures(play(http, candidate)).isEmpty(), MINIMIZING_PLAYS_MAX)
                .minimize(scenario);
        check(play(http, shortest));
        check(history);
    }

    private History play(HttpTarget http, Scenario scenario) {
        String salt = UUID.randomUUID().toString();
        SimClock clock = new SimClock(System.currentTimeMillis());
        return Simulation.run(
                scenario,
                new Simulation.Setting(http.open(scenario.users()), profile(), salt, !http.hasFreshAccounts(), clock));
    }

    private List<Verdict> failures(History history) {
        return Laws.judge(history, profile()).stream()
                .filter(verdict -> verdict.status() == Status.FAIL)
                .toList();
    }

    private void check(History history) {
        List<Verdict> failures = failures(history);
        if (!failures.isEmpty()) {
            String broken = failures.stream()
                    .map(verdict -> verdict.requirement() + ": " + verdict.message())
                    .collect(Collectors.joining("\n"));
            String told = history.operations().stream()
                    .limit(OPERATIONS_TOLD_MAX)
                    .map(OperationText::line)
                    .collect(Collectors.joining("\n"));
            throw new AssertionFailedError(broken + "\n" + told + "\n" + ScenarioJson.write(history.scenario()));
        }
    }
}
