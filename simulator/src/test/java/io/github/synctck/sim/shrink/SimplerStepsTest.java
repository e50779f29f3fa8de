package io.github.synctck.sim.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimplerStepsTest {
    private static final SimTime AT = new SimTime(1_000);
    private static final String TABLE = "friends";

    /** The simpler forms of the last of those steps. */
    private static List<Step> simpler(Step... steps) {
        return new SimplerSteps(new Scenarios().scenario(Fleet.Setup.plain(0)).withSteps(List.of(steps)))
                .of(steps.length - 1);
    }

    private static Step create(Map<String, Value> set) {
        return new Step.Create(AT, 0, TABLE, "a", set);
    }

    private static Step update(Map<String, Value> set) {
        return new Step.Update(AT, 0, TABLE, "a", set);
    }

    private static Step edit(Map<String, Value> columns) {
        return new Step.Server(AT, 0, new ServerAction.Edit(TABLE, RawRecord.of("a", columns)));
    }

    private static Step sync(Leg pull, Leg push, boolean retry, @Nullable CrashPoint crash) {
        return new Step.Sync(AT, 0, pull, push, retry, crash);
    }

    private static Step pull(String label, CursorRef since) {
        return new Step.Pull(AT, label, 0, since);
    }

    private static Step push(CursorRef since, RawRecord... created) {
        return push(since, new TableChanges(List.of(created), List.of(), List.of()));
    }

    private static Step push(CursorRef since, TableChanges changes) {
        return new Step.Push(AT, "push", 0, since, new Changes(Map.of(TABLE, changes)));
    }

    /** Columns of those names in that order, each of its own short value. */
    private static Map<String, Value> columns(String... names) {
        Map<String, Value> columns = new LinkedHashMap<>();
        for (String name : names) {
            columns.put(name, Value.of(name));
        }
        return columns;
    }

    private static Map<String, Value> name(Value value) {
        return Map.of("name", value);
    }

    private static Map<String, Value> name(String text) {
        return name(Value.of(text));
    }

    private static List<String> names(List<Step> creates) {
        List<String> names = new ArrayList<>();
        for (Step step : creates) {
            names.add(String.join(" ", ((Step.Create) step).set().keySet()));
        }
        return names;
    }

    @Test
    void columnsAreLeftOutByHalvesAndThenOneByOne() {
        assertThat(names(simpler(create(columns("e", "d", "c", "b", "a")))))
                .containsExactly(
                        "", "c b a", "e d a", "e d c b", "d c b a", "e c b a", "e d b a", "e d c a", "e d c b");
        assertThat(simpler(create(columns("a")))).containsExactly(create(Map.of()));
        assertThat(simpler(create(Map.of()))).isEmpty();
    }

    @Test
    void lastColumnOfAnUpdateStays() {
        assertThat(simpler(update(columns("a", "b")))).containsExactly(update(columns("b")), update(columns("a")));
        assertThat(simpler(update(columns("a")))).isEmpty();
    }

    @Test
    void trueBecomesFalse() {
        assertThat(simpler(update(name(Value.TRUE)))).containsExactly(update(name(Value.FALSE)));
        assertThat(simpler(update(name(Value.FALSE)))).isEmpty();
        assertThat(simpler(update(name(Value.of(123_456_789))))).isEmpty();
    }

    @Test
    void eachHalfOfALongTextIsEnough() {
        assertThat(simpler(update(name("123456789")))).containsExactly(update(name("1234")), update(name("56789")));
        assertThat(simpler(update(name("12345678")))).isEmpty();
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertThat(simpler(update(name("\uD83D\uDE00".repeat(6) + "x"))))
                .containsExactly(update(name("\uD83D\uDE00".repeat(3))), update(name("\uD83D\uDE00".repeat(3) + "x")));
    }

    @Test
    void longTextThatIsAnIdIsNotCut() {
        assertThat(simpler(new Step.Destroy(AT, 0, TABLE, "record-17"), update(name("record-17"))))
                .isEmpty();
    }

    @Test
    void valueInOneColumnChangesAndTheOthersStay() {
        Map<String, Value> whole = columns("z");
        whole.put("done", Value.TRUE);
        Map<String, Value> undone = columns("z");
        undone.put("done", Value.FALSE);

        assertThat(simpler(update(whole)))
                .containsExactly(update(Map.of("done", Value.TRUE)), update(columns("z")), update(undone));
    }

    @Test
    void clientsOwnColumnsGoButKeepTheirWords() {
        assertThat(simpler(create(Map.of("_changed", Value.of("name,description")))))
                .containsExactly(create(Map.of()));
    }

    @Test
    void deletionThatCascadesIsOneThatDoesNot() {
        assertThat(simpler(new Step.Delete(AT, 0, TABLE, "a", true)))
                .containsExactly(new Step.Delete(AT, 0, TABLE, "a"));
        assertThat(simpler(new Step.Delete(AT, 0, TABLE, "a"))).isEmpty();
    }

    @Test
    void serverWritesFewerColumnsAndSimplerValues() {
        assertThat(simpler(edit(name(Value.TRUE)))).containsExactly(edit(Map.of()), edit(name(Value.FALSE)));
        assertThat(simpler(new Step.Server(AT, 0, new ServerAction.Purge()))).isEmpty();
    }

    @Test
    void stepsWithoutPartsHaveNoSimplerForm() {
        assertThat(simpler(new Step.App(AT, 0, AppEvent.RESTART))).isEmpty();
        assertThat(simpler(sync(Leg.CLEAN, Leg.CLEAN, false, null))).isEmpty();
    }

    @Test
    void syncLosesItsCrashItsLegsItsRetryAndItsFaultsOneByOne() {
        Leg pull = new Leg(700, Fate.DROP_REQUEST);
        Leg push = new Leg(800, Fate.DROP_RESPONSE, 900);
        CrashPoint crash = CrashPoint.AFTER_PUSH;

        assertThat(simpler(sync(pull, push, true, crash)))
                .containsExactly(
                        sync(pull, push, true, null),
                        sync(Leg.CLEAN, push, true, crash),
                        sync(pull, Leg.CLEAN, true, crash),
                        sync(pull, push, false, crash),
                        sync(new Leg(700, Fate.DELIVER), push, true, crash),
                        sync(pull, new Leg(800, Fate.DELIVER, 900), true, crash),
                        sync(new Leg(0, Fate.DROP_REQUEST), push, true, crash),
                        sync(pull, new Leg(0, Fate.DROP_RESPONSE, 900), true, crash),
                        sync(pull, new Leg(800, Fate.DROP_RESPONSE, 0), true, crash));
    }

    @Test
    void syncWithOneFaultHasOnlyTheFormsWithoutIt() {
        Leg faulty = new Leg(0, Fate.SERVER_ERROR);
        Step clean = sync(Leg.CLEAN, Leg.CLEAN, false, null);

        assertThat(simpler(sync(Leg.CLEAN, Leg.CLEAN, false, CrashPoint.BEFORE_PUSH)))
                .containsExactly(clean);
        assertThat(simpler(sync(Leg.CLEAN, Leg.CLEAN, true, null))).containsExactly(clean);
        assertThat(simpler(sync(faulty, Leg.CLEAN, false, null))).containsExactly(clean, clean);
        assertThat(simpler(sync(Leg.CLEAN, faulty, false, null))).containsExactly(clean, clean);
    }

    @Test
    void aPullTakesTheCursorOfThePullThatItsOwnCursorCameFrom() {
        Step first = pull("first", CursorRef.NEVER);
        Step second = pull("second", CursorRef.of("first"));

        assertThat(simpler(first, second, pull("third", CursorRef.of("second"))))
                .containsExactly(pull("third", CursorRef.of("first")));
        assertThat(simpler(first, second)).containsExactly(pull("second", CursorRef.NEVER));
        assertThat(simpler(first)).isEmpty();
        assertThat(simpler(first, pull("second", new CursorRef("17")))).isEmpty();
    }

    @Test
    void aPullOfAnOlderSchemaIsOneOfTheNewest() {
        Migration migration = new Migration(58, List.of("notes"), Map.of());
        Step newest = pull("old", CursorRef.NEVER);

        assertThat(simpler(new Step.Pull(AT, "old", 0, CursorRef.NEVER, 59, null)))
                .containsExactly(newest);
        assertThat(simpler(new Step.Pull(AT, "old", 0, CursorRef.NEVER, 0, migration)))
                .containsExactly(newest);
        assertThat(simpler(
                        pull("first", CursorRef.NEVER),
                        new Step.Pull(AT, "old", 0, CursorRef.of("first"), 59, migration)))
                .containsExactly(
                        new Step.Pull(AT, "old", 0, CursorRef.NEVER, 59, migration),
                        pull("old", CursorRef.of("first")));
    }

    @Test
    void aPushTakesAnEarlierCursorButNeverThatOfAFirstPull() {
        RawRecord row = RawRecord.of("a", Map.of());
        Step first = pull("first", CursorRef.NEVER);
        Step second = pull("second", CursorRef.of("first"));

        assertThat(simpler(first, second, push(CursorRef.of("second"), row)))
                .containsExactly(push(CursorRef.of("first"), row));
        assertThat(simpler(first, push(CursorRef.of("first"), row))).isEmpty();
    }

    @Test
    void recordsOfAPushGoAndThenLoseColumnsAndTakeSimplerValues() {
        RawRecord first = RawRecord.of("a", name(Value.TRUE));
        RawRecord second = RawRecord.of("b", Map.of());

        assertThat(simpler(push(CursorRef.NEVER, first, second)))
                .containsExactly(
                        push(CursorRef.NEVER, second),
                        push(CursorRef.NEVER, first),
                        push(CursorRef.NEVER, RawRecord.of("a", Map.of()), second),
                        push(CursorRef.NEVER, RawRecord.of("a", name(Value.FALSE)), second));
    }

    @Test
    void hugePushHasNoSimplerForms() {
        List<String> ids = IntStream.range(0, 51).mapToObj(i -> "row" + i).toList();

        assertThat(simpler(push(CursorRef.NEVER, new TableChanges(List.of(), List.of(), ids))))
                .isEmpty();
        assertThat(simpler(push(CursorRef.NEVER, new TableChanges(List.of(), List.of(), ids.subList(0, 50)))))
                .hasSize(50);
    }
}
