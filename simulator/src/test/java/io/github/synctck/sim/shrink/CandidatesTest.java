package io.github.synctck.sim.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.scenario.Adopted;
import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final Fleet.Setup PLAIN = Fleet.Setup.plain(0);

    /** One plain device that creates records of those ids. */
    private static Scenario creates(String... ids) {
        Scenarios steps = new Scenarios();
        for (String id : ids) {
            steps.create(0, id);
        }
        return steps.scenario(PLAIN);
    }

    private static Scenario users(int users, Fleet fleet, Step... steps) {
        return new Scenario("by-hand/case", "0x1", "watermelondb", users, fleet, true, List.of(steps));
    }

    private static Step app(int second, int device) {
        return new Step.App(new SimTime(1_000L * second), device, AppEvent.RESTART);
    }

    private static Step create(int second, int device, String id, Map<String, Value> set) {
        return new Step.Create(new SimTime(1_000L * second), device, "friends", id, set);
    }

    private static Step server(int second, int user) {
        RawRecord record = RawRecord.of("a", Map.of());
        return new Step.Server(new SimTime(1_000L * second), user, new ServerAction.Edit("friends", record));
    }

    private static Adopted row(int user, String id) {
        return new Adopted(user, "friends", id, Map.of());
    }

    private static Fleet.Setup old(int user) {
        return new Fleet.Setup(user, 59, Fleet.On410.STUCK, false);
    }

    /** The users and schema versions of the devices, then who does what: {@code 0@0 1@59: 0a 1}. */
    private static String line(Scenario scenario) {
        List<String> words = new ArrayList<>();
        for (Fleet.Setup setup : scenario.fleet().setups()) {
            words.add(setup.user() + "@" + setup.schemaVersion());
        }
        words.add("of " + scenario.users() + ":");
        for (Step step : scenario.steps()) {
            Step.DeviceStep acting = (Step.DeviceStep) step;
            words.add(acting.device() + (step instanceof Step.Create create ? create.id() + create.set() : ""));
        }
        return String.join(" ", words);
    }

    private static List<String> lines(Stream<Scenario> scenarios) {
        return scenarios.map(CandidatesTest::line).toList();
    }

    /** The ids of the records that are created, as one word. */
    private static List<String> ids(Stream<Scenario> scenarios) {
        return scenarios
                .map(scenario -> String.join(
                        "",
                        scenario.steps().stream()
                                .map(step -> ((Step.Create) step).id())
                                .toList()))
                .toList();
    }

    @Test
    void stepsAreLeftOutByHalvesFromTheEnd() {
        assertThat(ids(Candidates.of(creates("a", "b", "c", "d"))))
                .containsExactly("ab", "cd", "abc", "abd", "acd", "bcd");
        assertThat(ids(Candidates.of(creates("a", "b", "c", "d", "e"))))
                .as("an odd step is left over at the beginning")
                .containsExactly("abc", "ade", "bcde", "abcd", "abce", "abde", "acde", "bcde");
    }

    @Test
    void everyKindOfCandidateComesInItsTurnAndNoneThatIsNotLighter() {
        Scenario scenario = users(
                2, new Fleet(List.of(PLAIN, old(1))), create(1, 0, "x", Map.of("name", Value.of("v1"))), app(2, 1));

        assertThat(lines(Candidates.of(scenario)))
                .containsExactly(
                        "1@59 of 2: 0",
                        "1@59 of 2: 0x{name=\"v1\"} 0",
                        "0@0 of 2: 0x{name=\"v1\"}",
                        "0@0 of 2: 0x{name=\"v1\"} 0",
                        "0@0 1@59 of 2: 0x{name=\"v1\"}",
                        "0@0 1@59 of 2: 1",
                        "0@0 0@59 of 1: 0x{name=\"v1\"} 1",
                        "0@0 1@59 of 2: 0x{} 1",
                        "0@0 1@0 of 2: 0x{name=\"v1\"} 1",
                        "0@0 1@0 of 2: 0x{name=\"v1\"} 1",
                        "0@0 1@59 of 2: 0a{name=\"v1\"} 1",
                        "0@0 1@59 of 2: 0a{name=\"v1\"} 1",
                        "0@0 1@59 of 2: 0a{name=\"v1\"} 1");
    }

    @Test
    void pairsOfStepsThatAreNotNeighborsAreLeftOut() {
        assertThat(ids(Candidates.withoutPairs(creates("a", "b", "c", "d", "e"))))
                .containsExactly("bde", "bce", "bcd", "ace", "acd", "abd");
        assertThat(Candidates.withoutPairs(creates("a", "b"))).isEmpty();
    }

    @Test
    void deviceGoesWithItsStepsOrHandsThemToEachOther() {
        Fleet fleet = new Fleet(List.of(PLAIN, old(0), new Fleet.Setup(0, 60, Fleet.On410.STUCK, false)));
        Scenario scenario = users(1, fleet, app(1, 0), app(2, 1), app(3, 2), app(4, 1));

        assertThat(lines(Candidates.withoutDevice(scenario, 1).stream()))
                .containsExactly("0@0 0@60 of 1: 0 1", "0@0 0@60 of 1: 0 0 1 0", "0@0 0@60 of 1: 0 1 1 1");
        assertThat(lines(Candidates.withoutDevice(scenario, 0).stream()))
                .containsExactly("0@59 0@60 of 1: 0 1 0", "0@59 0@60 of 1: 0 0 1 0", "0@59 0@60 of 1: 1 0 1 0");
        assertThat(Candidates.withoutDevice(scenario, 1).get(0).steps())
                .as("steps keep their times")
                .containsExactly(app(1, 0), app(3, 1));
    }

    @Test
    void idleDeviceHandsNothingOverAndTheOnlyOneStays() {
        Scenario idle = users(1, new Fleet(List.of(PLAIN, PLAIN)), app(1, 0));

        assertThat(lines(Candidates.withoutDevice(idle, 1).stream())).containsExactly("0@0 of 1: 0");
        assertThat(Candidates.withoutDevice(creates("a"), 0)).isEmpty();
    }

    @Test
    void stepsWithoutADeviceStayWhenADeviceGoes() {
        Scenario scenario = users(1, new Fleet(List.of(PLAIN, PLAIN)), server(1, 0), app(2, 1));

        assertThat(Candidates.withoutDevice(scenario, 1))
                .containsExactly(
                        users(1, new Fleet(List.of(PLAIN)), server(1, 0)),
                        users(1, new Fleet(List.of(PLAIN)), server(1, 0), app(2, 0)));
    }

    @Test
    void allIsDoneByOneUserOrByThoseWhoDoSomething() {
        Scenario scenario = users(3, Fleet.ofUsers(List.of(2, 0)), app(1, 1), server(2, 2));

        assertThat(Candidates.fewerUsers(scenario))
                .containsExactly(
                        users(1, Fleet.ofUsers(List.of(0, 0)), app(1, 1), server(2, 0)),
                        users(2, Fleet.ofUsers(List.of(1, 0)), app(1, 1), server(2, 1)));
    }

    @Test
    void usersWhoAreAllNeededCanOnlyBeOne() {
        Scenario two = users(2, Fleet.ofUsers(List.of(1, 0)), app(1, 1));

        assertThat(Candidates.fewerUsers(two)).containsExactly(users(1, Fleet.ofUsers(List.of(0, 0)), app(1, 1)));
        assertThat(Candidates.fewerUsers(creates("a"))).isEmpty();
        assertThat(Candidates.fewerUsers(users(2, new Fleet(List.of()))))
                .as("nobody does anything")
                .containsExactly(users(1, new Fleet(List.of())));
    }

    @Test
    void usersKeepHowTheirDevicesAreSetUp() {
        Fleet.Setup special = new Fleet.Setup(1, 59, Fleet.On410.RESET, true);

        assertThat(Candidates.fewerUsers(users(2, new Fleet(List.of(special)), app(1, 0))))
                .extracting(Scenario::fleet)
                .containsOnly(new Fleet(List.of(new Fleet.Setup(0, 59, Fleet.On410.RESET, true))))
                .hasSize(2);
    }

    @Test
    void rowsToBeginWithGoWithUsersWhoAreGone() {
        Scenario last = users(3, Fleet.ofUsers(List.of(0, 1)), app(1, 0), app(2, 1))
                .adopting(List.of(row(0, "x"), row(1, "y"), row(2, "z")));

        assertThat(Candidates.fewerUsers(last).get(1).adopted()).containsExactly(row(0, "x"), row(1, "y"));
    }

    /** The row of a user without a device took the place of the next user's, since both got the same number. */
    @Test
    void rowsOfAUserWhoDoesNothingNeverBecomeAnothersRows() {
        Scenario middle = users(3, Fleet.ofUsers(List.of(0, 2)), app(1, 0), app(2, 1))
                .adopting(List.of(row(0, "x"), row(1, "y"), row(2, "z")));

        assertThat(Candidates.fewerUsers(middle).get(1).adopted()).containsExactly(row(0, "x"), row(1, "z"));
        assertThat(Candidates.plainer(middle).get(3).adopted())
                .as("whoever does nothing comes last and keeps the row")
                .containsExactly(row(0, "x"), row(2, "y"), row(1, "z"));
    }

    /** A record took the name of a row that no step names any more, and was that row from then on. */
    @Test
    void recordsNeverTakeTheNameOfARowToBeginWith() {
        Scenario scenario =
                creates("x", "record").adopting(List.of(row(0, "a"), new Adopted(0, "notes", "x", Map.of())));

        Scenario plain = Candidates.plainer(scenario).get(0);

        assertThat(ids(Stream.of(plain))).containsExactly("bc");
        assertThat(plain.adopted()).containsExactly(row(0, "a"), new Adopted(0, "notes", "b", Map.of()));
    }

    @Test
    void rowToBeginWithThatAStepNamesTakesItsPlainNameLikeAnyRecord() {
        Scenario plain = creates("a").adopting(List.of(row(0, "a")));
        Scenario other = creates("b", "a").adopting(List.of(row(0, "a")));

        assertThat(Candidates.plainer(plain)).containsOnly(plain);
        assertThat(Candidates.plainer(other).get(0)).isEqualTo(creates("a", "b").adopting(List.of(row(0, "b"))));
    }

    @Test
    void deviceIsPlainOrHasOneThingLess() {
        Fleet.Setup special = new Fleet.Setup(0, 59, Fleet.On410.RESET, true);
        Scenario scenario = users(1, new Fleet(List.of(PLAIN, special)), app(1, 1));

        assertThat(Candidates.withPlainDevice(scenario, 1))
                .extracting(candidate -> candidate.fleet().get(1))
                .containsExactly(
                        PLAIN,
                        new Fleet.Setup(0, 0, Fleet.On410.RESET, true),
                        new Fleet.Setup(0, 59, Fleet.On410.STUCK, true),
                        new Fleet.Setup(0, 59, Fleet.On410.RESET, false));
        assertThat(Candidates.withPlainDevice(scenario, 0)).isEmpty();
    }

    @Test
    void stepIsReplacedByItsSimplerForms() {
        Map<String, Value> done = Map.of("done", Value.TRUE);
        Scenario scenario = users(1, new Fleet(List.of(PLAIN)), app(1, 0), create(2, 0, "a", done), app(3, 0));

        assertThat(Candidates.simpler(scenario, 1))
                .extracting(candidate -> candidate.steps().get(1))
                .containsExactly(create(2, 0, "a", Map.of()), create(2, 0, "a", Map.of("done", Value.FALSE)));
        assertThat(Candidates.simpler(scenario, 1))
                .allSatisfy(candidate -> assertThat(candidate.steps()).contains(app(1, 0), app(3, 0)));
    }

    @Test
    void wordsBecomePlainAllAtOnceThenByKindsThenEachByItself() {
        Map<String, Value> name = Map.of("name", Value.of("text"));
        Scenario scenario =
                users(2, new Fleet(List.of(PLAIN, old(1))), create(5, 1, "b", name), create(6, 0, "a", Map.of()));

        assertThat(lines(Candidates.plainer(scenario).stream()))
                .containsExactly(
                        "1@59 0@0 of 2: 0a{name=\"v1\"} 1b{}",
                        "0@0 1@59 of 2: 1b{name=\"text\"} 0a{}",
                        "1@59 0@0 of 2: 0b{name=\"text\"} 1a{}",
                        "1@0 0@59 of 2: 1b{name=\"text\"} 0a{}",
                        "0@0 1@59 of 2: 1a{name=\"text\"} 0b{}",
                        "0@0 1@59 of 2: 1b{name=\"v1\"} 0a{}",
                        "0@0 1@59 of 2: 1a{name=\"text\"} 0b{}",
                        "0@0 1@59 of 2: 1a{name=\"text\"} 0b{}",
                        "0@0 1@59 of 2: 1b{name=\"v1\"} 0a{}");
        assertThat(Candidates.plainer(scenario))
                .extracting(candidate -> candidate.steps().get(0).at().millis())
                .as("the first two are at plain times")
                .containsExactly(1_000L, 1_000L, 5_000L, 5_000L, 5_000L, 5_000L, 5_000L, 5_000L, 5_000L);
    }

    @Test
    void wordsAreTriedOneByOneUpToTwoHundred() {
        assertThat(Candidates.plainer(wordy(150, 50))).hasSize(6 + 200);
        assertThat(Candidates.plainer(wordy(150, 51))).hasSize(6);
    }

    /** As many ids and as many values, none of them plain. */
    private static Scenario wordy(int ids, int values) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < ids; i++) {
            Map<String, Value> set = i < values ? Map.of("name", Value.of("text " + i)) : Map.of();
            steps.add(create(i, 0, "record-" + i, set));
        }
        return creates().withSteps(steps);
    }
}
