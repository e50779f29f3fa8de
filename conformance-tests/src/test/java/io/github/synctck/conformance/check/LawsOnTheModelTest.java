package io.github.synctck.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.Network;
import io.github.synctck.sim.SimClock;
import io.github.synctck.sim.Simulation;
import io.github.synctck.sim.generate.Reach;
import io.github.synctck.sim.generate.ScenarioGenerator;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LawsOnTheModelTest {
    private static final int SEEDS = 1_000;

    /** Laws that few histories put to the test would be kept by chance. */
    private static final int EXERCISED_MIN = 150;

    /** No device sends a cursor that no pull returned; its hand-written histories and its case put it to the test. */
    private static final RequirementId ODD_CURSORS = RequirementId.of("CUR-02");

    @ParameterizedTest
    @EnumSource(
            value = Policies.Buckets.class,
            names = {"SPLIT", "UPDATED_ONLY"})
    void findNothingToBlame(Policies.Buckets buckets) {
        Profile profile = ProfileReader.named("watermelondb");
        Profile declared = profile.withPolicies(Policies.DEFAULT.with(buckets));
        List<String> alarms = new ArrayList<>();
        Map<String, Integer> passes = new TreeMap<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            History history = play(declared, seed);
            for (Verdict verdict : Laws.judge(history, declared)) {
                if (verdict.status() == Status.FAIL) {
                    alarms.add("seed " + seed + " " + verdict.requirement() + ": " + verdict.message());
                } else if (verdict.status() == Status.PASS) {
                    passes.merge(verdict.requirement().value(), 1, Integer::sum);
                }
            }
        }

        assertThat(alarms).isEmpty();
        for (Checker checker : Laws.all()) {
            for (RequirementId law : checker.requirements()) {
                int least = law.equals(ODD_CURSORS) ? -1 : EXERCISED_MIN;
                assertThat(passes.getOrDefault(law.value(), 0)).as(law.value()).isGreaterThan(least);
            }
        }
    }

    private static History play(Profile profile, int seed) {
        Scenario scenario =
                new ScenarioGenerator(profile, 30, Reach.EVERYTHING).generate("live-01/generated", new Seed(seed));
        SimClock clock = new SimClock();
        ModelServer model = new ModelServer(profile, clock);
        Network network = new Network() {
            @Override
            public SyncServer server(int user) {
                return model.forUser("user" + user);
            }

            @Override
            public @Nullable RawExchange raw(int user) {
                return null;
            }
        };
        return Simulation.run(scenario, Simulation.Setting.inProcess(network, profile, clock));
    }
}
