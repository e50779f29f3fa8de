package io.github.synctck.sim.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.ModelWorld;
import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.generate.Reach;
import io.github.synctck.sim.generate.ScenarioGenerator;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Adopted;
import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinimizerTest {
    private static final int PLAYS_MAX = 500;

    private static Scenario generated() {
        return new ScenarioGenerator(ModelWorld.PROFILE, 40).generate("x/y", new Seed(3));
    }

    private static boolean hasSyncThenEdit(Scenario scenario) {
        boolean synced = false;
        for (Step step : scenario.steps()) {
            if (synced && (step instanceof Step.Create || step instanceof Step.Update)) {
                return true;
            }
            synced |= step instanceof Step.Sync;
        }
        return false;
    }

    @Test
    void onlyWhatIsNeededStays() {
        Scenario shortest = new Minimizer(MinimizerTest::hasSyncThenEdit, PLAYS_MAX).minimize(generated());

        assertThat(shortest.steps()).hasSize(2);
        assertThat(hasSyncThenEdit(shortest)).isTrue();
        assertThat(shortest.devices()).hasSizeLessThanOrEqualTo(2);
        assertThat(shortest.steps().get(0)).isInstanceOfSatisfying(Step.Sync.class, sync -> {
            assertThat(sync.pull()).isEqualTo(Leg.CLEAN);
            assertThat(sync.push()).isEqualTo(Leg.CLEAN);
            assertThat(sync.retry()).isFalse();
            assertThat(sync.crash()).isNull();
        });
    }

    @Test
    void scenarioThatNeedsEverythingStaysAsItIs() {
        Scenario whole = generated();

        assertThat(new Minimizer(candidate -> false, PLAYS_MAX).minimize(whole)).isEqualTo(whole);
    }

    @Test
    void everyCandidateIsSimplerAndCanBePlayed() {
        Scenario whole = generated();

        List<Scenario> candidates = Candidates.of(whole).toList();

        assertThat(candidates)
                .hasSizeGreaterThan(whole.steps().size())
                .doesNotContain(whole)
                .allSatisfy(candidate ->
                        assertThat(ModelWorld.play(candidate).operations()).isNotEmpty());
    }

    @Test
    void wireStepsLoseRecordsAndColumns() {
        Scenario whole = Scenarios.everyKind();
        Scenario shortest = new Minimizer(
                        candidate -> candidate.steps().stream()
                                .anyMatch(step -> step instanceof Step.Push push
                                        && push.changes().size() > 0),
                        PLAYS_MAX)
                .minimize(whole);

        assertThat(shortest.steps())
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Push.class,
                        push -> assertThat(push.changes().table("friends"))
                                .isEqualTo(new TableChanges(List.of(), List.of(), List.of("a"))));
    }

    @Test
    void budgetIsKept() {
        AtomicInteger plays = new AtomicInteger();

        new Minimizer(candidate -> plays.incrementAndGet() > 0 && hasSyncThenEdit(candidate), 5).minimize(generated());

        assertThat(plays.get()).isEqualTo(5);
    }

    @Test
    void plainWordsAloneLeaveNothingOut() {
        Scenario words = new Scenarios()
                .create(1, "record-17", "a long name")
                .update(1, "record-17", "another name")
                .delete(0, "record-4")
                .scenario(Fleet.Setup.plain(0), new Fleet.Setup(0, 59, Fleet.On410.STUCK, false));

        assertThat(new Minimizer(candidate -> true, PLAYS_MAX).inPlainWords(words))
                .isEqualTo(new Scenarios()
                        .create(0, "a", "v1")
                        .update(0, "a", "v2")
                        .delete(1, "b")
                        .scenario(new Fleet.Setup(0, 59, Fleet.On410.STUCK, false), Fleet.Setup.plain(0)));
    }

    @Test
    void everythingIsTriedAgainAfterSomethingBecameSimpler() {
        Scenario two = new Scenarios().sync(0).sync(1).scenario(Fleet.Setup.plain(0), Fleet.Setup.plain(0));

        Scenario shortest = new Minimizer(
                        candidate -> candidate.devices().size() == 1
                                || candidate.steps().size() == 2,
                        PLAYS_MAX)
                .minimize(two);

        assertThat(shortest).isEqualTo(new Scenarios().scenario(Fleet.Setup.plain(0)));
    }

    @Test
    void firstDeviceGoesOrBecomesPlainAsTheOthersDo() {
        Fleet.Setup old = new Fleet.Setup(0, 59, Fleet.On410.STUCK, false);
        Scenario two = new Scenarios().scenario(new Fleet.Setup(0, 60, Fleet.On410.STUCK, false), old);

        assertThat(new Minimizer(candidate -> candidate.fleet().setups().contains(old), PLAYS_MAX).minimize(two))
                .isEqualTo(new Scenarios().scenario(old));
        assertThat(new Minimizer(candidate -> candidate.devices().size() == 2, PLAYS_MAX).minimize(two))
                .isEqualTo(new Scenarios().scenario(Fleet.Setup.plain(0), Fleet.Setup.plain(0)));
    }

    /** Two records, three devices, faults, crashes and latencies; only a little of it matters. */
    private static Scenarios crowded() {
        return new Scenarios()
                .sync(2)
                .create(2, "record-17", "a long name that nobody needs")
                .sync(2, new Leg(700, Fate.DELIVER), new Leg(4_250, Fate.DUPLICATE_REQUEST), null)
                .app(0, AppEvent.RESTART)
                .create(1, "record-4", "another long name")
                .skew(0, 77_000)
                .sync(1, Leg.CLEAN, new Leg(300, Fate.DROP_RESPONSE, 9_000), CrashPoint.AFTER_PUSH)
                .update(0, "record-17", "text 1")
                .update(1, "record-4", "text 2")
                .deleteCascade(2, "record-17")
                .sync(0);
    }

    private static Scenario scenario(Scenarios steps) {
        return steps.scenario(
                Fleet.Setup.plain(0), new Fleet.Setup(0, 59, Fleet.On410.RESET, true), Fleet.Setup.plain(0));
    }

    private static boolean loses(Scenario scenario) {
        List<String> lost = new ArrayList<>();
        for (Step step : scenario.steps()) {
            if (step instanceof Step.Update update && lost.contains(update.device() + update.id())) {
                return true;
            } else if (step instanceof Step.Create create) {
                boolean heard = scenario.steps().stream()
                        .noneMatch(other -> other instanceof Step.Sync sync
                                && sync.device() == create.device()
                                && sync.push().fate() == Fate.DROP_RESPONSE);
                lost.add(heard ? "" : create.device() + create.id());
            }
        }
        return false;
    }

    @Test
    void plantedFailureLeavesExactlyItsOwnStepsInPlainWords() {
        Scenario shortest = new Minimizer(MinimizerTest::loses, PLAYS_MAX).minimize(scenario(crowded()));

        assertThat(shortest)
                .isEqualTo(new Scenarios()
                        .create(0, "a")
                        .sync(0, Leg.CLEAN, new Leg(0, Fate.DROP_RESPONSE), null)
                        .update(0, "a", "v1")
                        .scenario(Fleet.Setup.plain(0)));
    }

    /** A deletion by another device, of a record that a push under way is about to write. */
    private static boolean deletesUnderWay(Scenario scenario) {
        for (Step step : scenario.steps()) {
            if (step instanceof Step.Sync slow) {
                long arrives = slow.at().millis()
                        + slow.pull().latencyMillis()
                        + slow.push().latencyMillis();
                boolean deleted = scenario.steps().stream()
                        .anyMatch(other -> other instanceof Step.Delete delete
                                && delete.device() != slow.device()
                                && delete.at().compareTo(slow.at()) > 0
                                && delete.at().millis() < arrives);
                if (deleted) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void latencyShrinksToWhatHasToHappenMeanwhile() {
        Scenarios steps = crowded()
                .sync(1, new Leg(1_200, Fate.DELIVER), new Leg(8_800, Fate.DROP_RESPONSE, 600), null)
                .create(2, "record-5", "x")
                .deleteCascade(2, "record-5")
                .sync(2);

        Scenario shortest = new Minimizer(MinimizerTest::deletesUnderWay, PLAYS_MAX).minimize(scenario(steps));

        assertThat(shortest)
                .isEqualTo(new Scenarios()
                        .sync(0, Leg.CLEAN, new Leg(1_500, Fate.DELIVER), null)
                        .delete(1, "a")
                        .scenario(Fleet.Setup.plain(0), Fleet.Setup.plain(0)));
    }

    @Test
    void wordThatMattersStaysAndTheOthersBecomePlain() {
        Scenario shortest = new Minimizer(
                        candidate -> candidate.steps().stream()
                                        .anyMatch(step -> step instanceof Step.Update update
                                                && update.id().equals("record-4")
                                                && update.set().containsValue(Value.of("text 2")))
                                && candidate.steps().stream()
                                        .anyMatch(step -> step instanceof Step.Update update
                                                && !update.id().equals("record-4")),
                        PLAYS_MAX)
                .minimize(scenario(crowded()));

        assertThat(shortest)
                .isEqualTo(new Scenarios()
                        .update(0, "a", "v1")
                        .update(0, "record-4", "text 2")
                        .scenario(Fleet.Setup.plain(0)));
    }

    @Test
    void usersThatDoNothingGo() {
        Scenario whole = scenario(crowded());
        Scenario two = new Scenario("x/y", "0x1", "watermelondb", 3, List.of(2, 0, 1), true, whole.steps());

        Scenario both = new Minimizer(
                        candidate -> candidate.steps().stream()
                                        .filter(Step.Sync.class::isInstance)
                                        .map(step -> candidate.devices().get(((Step.Sync) step).device()))
                                        .distinct()
                                        .count()
                                > 1,
                        PLAYS_MAX)
                .minimize(two);

        assertThat(both.users()).isEqualTo(2);
        assertThat(both.devices()).containsExactly(0, 1);
        assertThat(both.steps()).hasSize(2);
    }

    @Test
    void recordsToBeginWithFollowTheirUsersAndNames() {
        Adopted first = new Adopted(0, "friends", "record-4", Map.of());
        Adopted second = new Adopted(1, "friends", "b", Map.of());
        Scenario two = new Scenario(
                        "x/y",
                        "0x1",
                        "watermelondb",
                        2,
                        List.of(0, 1, 0),
                        true,
                        scenario(crowded()).steps())
                .adopting(List.of(first, second));

        List<Scenario> fewer = Candidates.fewerUsers(two);
        Scenario plain = Candidates.plainer(two).get(0);

        assertThat(fewer.get(0).adopted()).as("a user holds one row of a table").containsExactly(first);
        assertThat(plain.adopted()).hasSize(2);
        assertThat(plain.adopted().get(0).id()).isNotEqualTo("record-4");
        assertThat(two.withSteps(List.of()).adopted()).hasSize(2);
    }

    @Test
    void plainWordsChangeNothingThatHappens() {
        for (long seed = 1; seed <= 60; seed++) {
            Scenario whole = generated(seed);
            Words words = new Words(whole);
            Rewrite rewrite = new Rewrite(words.plainIds(), words.plainValues(), new TreeMap<>(), new TreeMap<>());

            Scenario plain =
                    whole.withSteps(whole.steps().stream().map(rewrite::step).toList());

            assertThat(what(plain)).as("seed %s", seed).isEqualTo(what(whole));
            assertThat(plain).isNotEqualTo(whole);
        }
    }

    @Test
    void plainFormIsLighterAndIsReachedAtOnce() {
        for (long seed = 1; seed <= 200; seed++) {
            Scenario whole = generated(seed);

            Scenario plain = Candidates.plainer(whole).get(0);

            assertThat(Weight.of(plain)).as("seed %s", seed).isLessThan(Weight.of(whole));
            assertThat(Weight.of(plain).unusual()).as("seed %s", seed).isZero();
            assertThat(Candidates.plainer(plain)).as("seed %s", seed).allMatch(plain::equals);
        }
    }

    /** Each word by itself copied a push of 2,100 rows six thousand times, and the memory was full. */
    @Test
    void wordsOfAHugePushAreNotTriedOneByOne() {
        List<RawRecord> rows = IntStream.range(0, 2_100)
                .mapToObj(i -> RawRecord.of("row" + i, Map.of("name", Value.of("name of row " + i))))
                .toList();
        Changes changes = new Changes(Map.of("friends", new TableChanges(rows, List.of(), List.of())));
        Scenario whole = generated(1);
        Scenario huge = whole.withSteps(List.of(new Step.Push(SimTime.ZERO, "push", 0, CursorRef.NEVER, changes)));

        assertThat(Candidates.plainer(huge)).hasSizeLessThan(10);
    }

    private static Scenario generated(long seed) {
        return new ScenarioGenerator(ModelWorld.PROFILE, 30, Reach.EVERYTHING).generate("x/y", new Seed(seed));
    }

    private static List<String> what(Scenario scenario) {
        return ModelWorld.play(scenario).operations().stream()
                .map(operation -> operation instanceof Operation.Push push
                        ? "push " + push.request().changes().size() + " "
                                + push.outcome().getClass().getSimpleName()
                        : operation.getClass().getSimpleName())
                .sorted()
                .toList();
    }
}
