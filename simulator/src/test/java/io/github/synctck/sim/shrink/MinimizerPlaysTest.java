package io.github.synctck.sim.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a minimizer asks about, and in which order. */
class MinimizerPlaysTest {
    private static final int PLAYS_MAX = 500;

    /** A plain device that creates records of these one-letter ids, each with the same short name. */
    private static Scenario creates(String ids) {
        Scenarios steps = new Scenarios();
        ids.chars().forEach(id -> steps.create(0, String.valueOf((char) id), "n"));
        return steps.scenario(Fleet.Setup.plain(0));
    }

    private static String ids(Scenario scenario) {
        return String.join(
                "",
                scenario.steps().stream()
                        .map(step -> ((Step.EditStep) step).id())
                        .toList());
    }

    /** What a minimizer asks about, in order. */
    private static List<Scenario> asked(Scenario whole, int playsMax, Predicate<Scenario> shows) {
        List<Scenario> asked = new ArrayList<>();
        new Minimizer(candidate -> asked.add(candidate) && shows.test(candidate), playsMax).minimize(whole);
        return asked;
    }

    private static List<String> idsAsked(String whole, Predicate<String> shows) {
        return asked(creates(whole), PLAYS_MAX, candidate -> shows.test(ids(candidate))).stream()
                .map(MinimizerPlaysTest::ids)
                .toList();
    }

    @Test
    void stepsAreLeftOutByHalvesThenFewerFromTheEnd() {
        assertThat(idsAsked("abcdefgh", ids -> false))
                .startsWith(
                        "abcd", "efgh", "abcdef", "abcdgh", "abefgh", "cdefgh", "abcdefg", "abcdefh", "abcdegh",
                        "abcdfgh", "abcefgh", "abdefgh", "acdefgh", "bcdefgh");
    }

    @Test
    void whatWasLeftOutStaysOutAndChunksShrinkWithTheRest() {
        assertThat(idsAsked("abcdefghi", ids -> ids.contains("b") && ids.contains("d")))
                .startsWith("abcde", "a", "bcde", "bc", "de", "bcd", "bd", "d", "b");
    }

    @Test
    void pairsOfStepsAreLeftOutOfShortScenariosOnly() {
        assertThat(idsAsked("abcdefghij", ids -> false)).contains("bdefghij", "abcdefgi");
        assertThat(idsAsked("abcdefghijk", ids -> false)).noneMatch(ids -> ids.length() == 9 && ids.startsWith("bd"));
    }

    @Test
    void aFewPlaysAreKeptForTheWords() {
        Scenarios steps = new Scenarios();
        for (int i = 0; i < 100; i++) {
            steps.create(0, "record-" + i, "n");
        }
        Scenario whole = steps.scenario(Fleet.Setup.plain(0));

        List<Scenario> asked = asked(whole, 100, candidate -> false);

        assertThat(asked).hasSize(100).doesNotHaveDuplicates();
        assertThat(asked.subList(0, 95))
                .allSatisfy(candidate -> assertThat(candidate.steps()).hasSizeLessThan(100));
        assertThat(asked.subList(95, 100))
                .isEqualTo(Candidates.plainer(whole).stream()
                        .filter(candidate -> !candidate.equals(whole))
                        .distinct()
                        .limit(5)
                        .toList());
    }

    @Test
    void plainScenarioIsNotAskedAboutAgain() {
        AtomicInteger plays = new AtomicInteger();
        Scenario plain = creates("ab");

        Scenario same = new Minimizer(candidate -> plays.incrementAndGet() > 0, PLAYS_MAX).inPlainWords(plain);

        assertThat(same).isEqualTo(plain);
        assertThat(plays).hasValue(0);
    }
}
