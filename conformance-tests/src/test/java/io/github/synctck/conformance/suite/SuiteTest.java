package io.github.synctck.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The suite and the catalogue speak of the same requirements. */
class SuiteTest {
    /** Where the last push wins, there is nothing to be seen here. */
    private static final List<String> ABOUT_REFUSALS = List.of(
            "derived-04/pull-cures-a-refused-push",
            "push-07/other-edits-of-a-refused-push-are-not-kept",
            "push-07/a-push-refused-for-a-deletion-leaves-nothing",
            "push-07/children-of-what-a-refused-push-deletes-stay");

    private static final int REQUIREMENTS_JUDGED_MIN = 16;

    private final Catalogue catalogue = CatalogueReader.load();
    private final List<Case> cases = Suite.standard().cases();

    private Set<RequirementId> judged() {
        Set<RequirementId> judged = new TreeSet<>();
        for (Case each : cases) {
            judged.add(each.judges());
            judged.addAll(each.touches());
        }
        return judged;
    }

    @Test
    void everyRequirementHasACaseOrAReason() {
        Set<RequirementId> judged = judged();

        for (Requirement requirement : catalogue.all()) {
            boolean excused = requirement.untested() != null;
            assertThat(judged.contains(requirement.id()))
                    .as(requirement.id() + " has a case, or says why it has none, and never both")
                    .isNotEqualTo(excused);
        }
        assertThat(judged).hasSizeGreaterThanOrEqualTo(REQUIREMENTS_JUDGED_MIN).allMatch(catalogue::contains);
    }

    @Test
    void casesRunAfterThoseOnWhichTheyBuild() {
        TreeSet<RequirementId> before = new TreeSet<>();
        for (Case each : cases) {
            for (RequirementId needed : catalogue.get(each.judges()).requires()) {
                boolean judgedLater = !before.contains(needed)
                        && cases.stream().anyMatch(other -> other.judges().equals(needed));
                assertThat(judgedLater)
                        .as(each.id() + " needs " + needed + ", which is judged later")
                        .isFalse();
            }
            before.add(each.judges());
        }
    }

    @Test
    void everyProfileCanPlayEveryCaseThatMeansSomethingInIt() {
        for (String name : ProfileReader.NAMES) {
            Profile profile = ProfileReader.named(name);
            boolean refuses = profile.policies().conflict() == Conflict.REJECT;
            for (Case each : cases) {
                if (ABOUT_REFUSALS.contains(each.id()) && !refuses) {
                    assertThatExceptionOfType(Inapplicable.class)
                            .isThrownBy(() -> each.scenarios().of(profile, new Seed(1)));
                    continue;
                }
                List<Scenario> scenarios = each.scenarios().of(profile, new Seed(1));

                assertThat(scenarios).as(each.id()).isNotEmpty().allSatisfy(scenario -> {
                    assertThat(Suite.standard().find(scenario.name()).map(Case::id))
                            .contains(each.id());
                    assertThat(scenario.steps()).isNotEmpty();
                });
            }
        }
    }

    @Test
    void sameSeedPlansTheSame() {
        Profile profile = ProfileReader.named("watermelondb");
        for (Case each : cases) {
            assertThat(each.scenarios().of(profile, new Seed(5)))
                    .isEqualTo(each.scenarios().of(profile, new Seed(5)));
        }
        assertThat(cases)
                .filteredOn(each -> !each.scenarios()
                        .of(profile, new Seed(5))
                        .equals(each.scenarios().of(profile, new Seed(6))))
                .as("cases that depend on the seed")
                .isNotEmpty();
    }
}
