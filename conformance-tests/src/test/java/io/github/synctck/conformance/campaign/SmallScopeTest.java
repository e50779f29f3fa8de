package io.github.synctck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.generate.SmallScope;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Policies.CreateOverExisting;
import io.github.synctck.spec.profile.Policies.DeleteOverChanged;
import io.github.synctck.spec.profile.Policies.Equality;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.profile.Policies.Pushes;
import io.github.synctck.spec.profile.Policies.Recreation;
import io.github.synctck.spec.profile.Policies.UpdateOfDeleted;
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
    private static final List<String> IN_REACH = List.of(
            "no-conflict-check",
            "forgets-tombstones",
            "stamps-with-client-cursor",
            "hides-deletion-of-young",
            "serves-soft-deleted",
            "splits-without-updates");

    /** The plain split undoes deletions, ids that cannot be used again stop a device, and nobody can push to a reader. */
    private static final List<Choice> WITHOUT_PROMISE = List.of(Buckets.PLAIN_SPLIT, Recreation.REFUSE, Pushes.NONE);

    private static final List<Choice> MET_BY_DEVICES = List.of(
            Conflict.LAST_WRITE_WINS,
            CreateOverExisting.UPSERT,
            DeleteOverChanged.DELETE_WINS,
            UpdateOfDeleted.DROP,
            Buckets.UPDATED_ONLY,
            FirstPullTombstones.ALL,
            Equality.REDELIVER);

    private static final int STEPS = 4;

    /**
     * It was 43,031 while an edit that no device could have made counted as well; SmallScopeReductionTest shows that
     * nothing else is left out. Duplicated pushes and crashes before a push have come in since.
     */
    private static final int SCENARIOS = 26_750;

    private static final Profile PROFILE = ProfileReader.named("watermelondb");

    /** The default, and it with each other reading under which the reference promises convergence. */
    static List<Policies> policies() {
        List<Policies> all = new ArrayList<>(List.of(Policies.DEFAULT));
        for (Choice byDefault : Policies.DEFAULT.choices()) {
            for (Choice reading : byDefault.readings()) {
                if (!reading.equals(byDefault) && !WITHOUT_PROMISE.contains(reading)) {
                    all.add(Policies.DEFAULT.with(reading));
                }
            }
        }
        for (Choice choice : List.of(Buckets.UPDATED_ONLY, FirstPullTombstones.ALL, Equality.REDELIVER)) {
            all.add(Policies.DEFAULT.with(Conflict.LAST_WRITE_WINS).with(choice));
        }
        all.add(ProfileReader.named("lww").policies());
        all.add(ProfileReader.named("weave").policies());
        return all;
    }

    /** Whether a reading differs from the default that well-behaved devices of one table can meet. */
    private static boolean isMetByDevices(Policies policies) {
        return MET_BY_DEVICES.stream().anyMatch(policies::declares) || policies.equals(Policies.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void noSmallScenarioBlamesTheReference(Policies policies) {
        Profile profile = PROFILE.withPolicies(policies);
        SmallScope scope = new SmallScope(profile, 1, isMetByDevices(policies) ? STEPS : STEPS - 1);

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

    /** A scope that finds nothing would prove nothing; a change that is overtaken needs a second record. */
    @Test
    void brokenServersAreFoundInIt() {
        SmallScope scope = new SmallScope(PROFILE, 2, STEPS);
        for (String name : IN_REACH) {
            Mutant mutant = Mutants.named(name).orElseThrow();
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
