package io.github.synctck.sim.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.ModelWorld;
import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.coverage.Coverage;
import io.github.synctck.sim.coverage.Coverage.Deed;
import io.github.synctck.sim.coverage.Coverage.Fault;
import io.github.synctck.sim.coverage.Coverage.Meeting;
import io.github.synctck.sim.coverage.Coverage.Tale;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.HistoryJson;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The generator is judged by what its histories hold, not by what it was configured to draw. */
class GeneratorTest {
    private static final int SEEDS = 1_000;
    private static final int CONFLICTS_MIN = 100;
    private static final int DELETE_AGAINST_EDIT_MIN = 50;
    private static final int LOST_ANSWER_THEN_EDIT_MIN = 50;

    /** Tables with a history of versions, so that apps can be upgraded. */
    private static final Profile GROWN = ModelWorld.PROFILE.withSchema(ProfileReader.schema("friends"));

    private static Scenario scenario(Profile profile, long seed) {
        return new ScenarioGenerator(profile, 30, Reach.EVERYTHING).generate("live-01/generated", new Seed(seed));
    }

    private static String lines(History history) {
        return history.operations().stream().map(HistoryJson::line).collect(Collectors.joining("\n"));
    }

    @Test
    void sameSeedGivesTheSameHistoryByteForByte() {
        TreeSet<String> different = new TreeSet<>();
        for (int seed = 1; seed <= 50; seed++) {
            String first = lines(ModelWorld.play(GROWN, scenario(GROWN, seed)));

            assertThat(lines(ModelWorld.play(GROWN, scenario(GROWN, seed)))).isEqualTo(first);
            different.add(first);
        }
        assertThat(different).as("each seed is another history").hasSize(50);
    }

    @Test
    void thousandSeedsOfTheDefaultProfileHoldWhatTheLawsAreAbout() {
        Coverage coverage = new Coverage();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Scenario scenario =
                    new ScenarioGenerator(ModelWorld.PROFILE, 30).generate("live-01/generated", new Seed(seed));
            coverage.add(ModelWorld.play(scenario));
        }

        holdsWhatTheLawsAreAbout(coverage);
    }

    @Test
    void everyCellThatCanBeReachedIsReachedByThousandSeeds() {
        Coverage coverage = new Coverage();
        for (int seed = 1; seed <= SEEDS; seed++) {
            coverage.add(ModelWorld.play(GROWN, scenario(GROWN, seed)));
        }
        System.out.print(coverage.text());

        holdsWhatTheLawsAreAbout(coverage);
        assertThat(coverage.empty()).isEmpty();
    }

    private static void holdsWhatTheLawsAreAbout(Coverage coverage) {
        assertThat(coverage.count(Tale.CONFLICT)).isGreaterThanOrEqualTo(CONFLICTS_MIN);
        assertThat(coverage.count(Tale.DELETE_AGAINST_EDIT)).isGreaterThanOrEqualTo(DELETE_AGAINST_EDIT_MIN);
        assertThat(coverage.count(Tale.LOST_ANSWER_THEN_EDIT)).isGreaterThanOrEqualTo(LOST_ANSWER_THEN_EDIT_MIN);
    }

    /** A fault that is drawn for a push that never comes to be is not one that was delivered. */
    @Test
    void coverageCountsWhatWasDelivered() {
        Coverage nothingToPush = new Coverage();
        nothingToPush.add(ModelWorld.play(
                new Scenarios().sync(0).pushMeets(0, Fate.DROP_RESPONSE).scenario()));
        Coverage onePush = new Coverage();
        onePush.add(ModelWorld.play(new Scenarios()
                .sync(0)
                .create(0, "f1", "one")
                .pushMeets(0, Fate.DROP_RESPONSE)
                .update(0, "f1", "two")
                .scenario()));

        assertThat(nothingToPush.count(Deed.CREATE, Meeting.ALONE, Fault.DROP_RESPONSE))
                .isZero();
        assertThat(onePush.count(Deed.CREATE, Meeting.ALONE, Fault.DROP_RESPONSE))
                .isEqualTo(1);
        assertThat(onePush.count(Tale.LOST_ANSWER_THEN_EDIT)).isEqualTo(1);
        assertThat(onePush.empty()).hasSize(nothingToPush.empty().size() - 1);
    }

    /** A push that arrives after another device's deletion meets what it has not seen. */
    @Test
    void coverageTellsWhatAPushMet() {
        Coverage coverage = new Coverage();
        coverage.add(ModelWorld.play(new Scenarios()
                .create(0, "f1", "one")
                .sync(0)
                .sync(1)
                .update(0, "f1", "two")
                .sync(0, Leg.CLEAN, new Leg(2_500, Fate.DELIVER), null)
                .delete(1, "f1")
                .sync(1)
                .scenario()));

        assertThat(coverage.count(Deed.UPDATE, Meeting.UNSEEN_DELETE, Fault.NONE))
                .isEqualTo(1);
        assertThat(coverage.count(Deed.DELETE, Meeting.ALONE, Fault.NONE)).isEqualTo(1);
        assertThat(coverage.count(Tale.CONFLICT)).isEqualTo(1);
        assertThat(coverage.count(Tale.DELETE_AGAINST_EDIT)).isEqualTo(1);
    }
}
