package io.github.synctck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.generate.SmallScope;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that two devices can do to one record in four steps. */
class SmallScopeTest {
    private static final List<String> OUT_OF_REACH = List.of("PUSH-11", "DERIVED-04");
    private static final int STEPS = 4;
    private static final int SCENARIOS = 43_031;
    private static final Profile PROFILE = ProfileReader.named("watermelondb");

    /** Every policy under which the reference promises convergence. */
    static List<Policies> policies() {
        List<Policies> all = new ArrayList<>();
        for (Policies.Conflict conflict : Policies.Conflict.values()) {
            for (Policies.FirstPullTombstones tombstones : Policies.FirstPullTombstones.values()) {
                all.add(new Policies(conflict, Policies.Buckets.SPLIT, tombstones));
                all.add(new Policies(conflict, Policies.Buckets.UPDATED_ONLY, tombstones));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("policies")
    void noSmallScenarioBlamesTheReference(Policies policies) {
        Profile profile = PROFILE.withPolicies(policies);
        SmallScope scope = new SmallScope(profile, 1, STEPS);

        List<String> alarms = LongStream.range(0, scope.size())
                .parallel()
                .mapToObj(scope::at)
                .flatMap(Optional::stream)
                .map(scenario -> Play.of(profile, scenario, ModelServer::new))
                .filter(play -> !play.failures().isEmpty())
                .map(play -> play.history().scenario().name() + " " + play.failures())
                .toList();

        assertThat(alarms).isEmpty();
    }

    @Test
    void everyScenarioIsMetOnce() {
        SmallScope scope = new SmallScope(PROFILE, 1, STEPS);
        TreeSet<String> names = new TreeSet<>();
        long met = 0;
        for (long number = 0; number < scope.size(); number++) {
            Optional<Scenario> scenario = scope.at(number);
            met += scenario.isPresent() ? 1 : 0;
            scenario.ifPresent(each -> names.add(each.steps().toString()));
        }

        assertThat(met).isEqualTo(SCENARIOS);
        assertThat(names).hasSize(SCENARIOS);
    }

    /**
     * A scope that finds nothing would prove nothing; a change that is overtaken needs a second record. Out of its reach
     * are what goes wrong only between two tables (PUSH-11), for it has one, and what a server does with updates of
     * deleted rows (DERIVED-04), for the refusal of a conflict keeps well-behaved devices from sending them.
     */
    @Test
    void brokenServersAreFoundInIt() {
        SmallScope scope = new SmallScope(PROFILE, 2, STEPS);
        for (Mutant mutant : Mutants.all()) {
            if (OUT_OF_REACH.contains(mutant.intended().value())) {
                continue;
            }
            boolean found = LongStream.range(0, scope.size())
                    .mapToObj(scope::at)
                    .flatMap(Optional::stream)
                    .anyMatch(scenario -> !Play.of(PROFILE, scenario, mutant::server)
                            .failures()
                            .isEmpty());

            assertThat(found).as(mutant.name()).isTrue();
        }
    }
}
