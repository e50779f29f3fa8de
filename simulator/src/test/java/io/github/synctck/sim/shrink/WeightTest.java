package io.github.synctck.sim.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.Scenarios;
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
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WeightTest {
    private static final SimTime AT = new SimTime(1_000);

    private static Scenario devices(Fleet.Setup... setups) {
        return new Scenarios().scenario(setups);
    }

    private static Scenario steps(Step... steps) {
        return devices(Fleet.Setup.plain(0)).withSteps(List.of(steps));
    }

    private static long detail(Step... steps) {
        return Weight.of(steps(steps)).detail();
    }

    private static long length(Step... steps) {
        return Weight.of(steps(steps)).length();
    }

    private static Step sync(Fate pull, Fate push, boolean retry) {
        return new Step.Sync(AT, 0, new Leg(0, pull), new Leg(0, push), retry, null);
    }

    private static Step pull(String label, CursorRef since) {
        return new Step.Pull(AT, label, 0, since);
    }

    private static Step push(CursorRef since, TableChanges... tables) {
        Map<String, TableChanges> all = new LinkedHashMap<>();
        for (TableChanges table : tables) {
            all.put("table" + all.size(), table);
        }
        return new Step.Push(AT, "push", 0, since, new Changes(all));
    }

    private static RawRecord row(String id, String... texts) {
        Map<String, Value> columns = new TreeMap<>();
        for (String text : texts) {
            columns.put("column" + columns.size(), Value.of(text));
        }
        return RawRecord.of(id, columns);
    }

    private static Step server(ServerAction action) {
        return new Step.Server(AT, 0, action);
    }

    @Test
    void nothingWeighsNothingButItsDevicesAndUsers() {
        Scenario two = new Scenario("x/y", "0x1", "watermelondb", 2, List.of(0, 1, 1), true, List.of());

        assertThat(Weight.of(two)).isEqualTo(new Weight(3, 0, 2, 0, 0, 0, 0));
    }

    @Test
    void partsAreComparedInTheOrderInWhichTheyAreListed() {
        List<Weight> ordered = new ArrayList<>();
        for (int heavy = 0; heavy < 7; heavy++) {
            List<Long> parts = new ArrayList<>(Collections.nCopies(7, 5L));
            for (int later = heavy + 1; later < 7; later++) {
                parts.set(later, 9L);
            }
            parts.set(heavy, 4L);
            Weight weight = new Weight(
                    parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5), parts.get(6));
            assertThat(weight.parts()).isEqualTo(parts);
            ordered.add(weight);
        }

        Weight heaviest = new Weight(5, 5, 5, 5, 5, 5, 5);

        assertThat(ordered).isSorted();
        assertThat(ordered).allSatisfy(weight -> assertThat(weight).isLessThan(heaviest));
        assertThat(heaviest).isEqualByComparingTo(new Weight(5, 5, 5, 5, 5, 5, 5));
    }

    @Test
    void eachThingSpecialAboutADeviceCountsOne() {
        assertThat(Weight.of(devices(Fleet.Setup.plain(0), new Fleet.Setup(0, 59, Fleet.On410.STUCK, false)))
                        .detail())
                .isEqualTo(1);
        assertThat(Weight.of(devices(new Fleet.Setup(0, 0, Fleet.On410.RESET, false)))
                        .detail())
                .isEqualTo(1);
        assertThat(Weight.of(devices(new Fleet.Setup(0, 0, Fleet.On410.STUCK, true)))
                        .detail())
                .isEqualTo(1);
        assertThat(Weight.of(devices(
                                new Fleet.Setup(0, 59, Fleet.On410.RESET, true),
                                new Fleet.Setup(0, 60, Fleet.On410.RESET, false)))
                        .detail())
                .isEqualTo(5);
    }

    @Test
    void eachFaultOfASyncCountsOne() {
        assertThat(detail(sync(Fate.DELIVER, Fate.DELIVER, false))).isZero();
        assertThat(detail(sync(Fate.DROP_REQUEST, Fate.DELIVER, false))).isEqualTo(1);
        assertThat(detail(sync(Fate.DELIVER, Fate.DROP_REQUEST, false))).isEqualTo(1);
        assertThat(detail(sync(Fate.DELIVER, Fate.DELIVER, true))).isEqualTo(1);
        assertThat(detail(new Step.Sync(AT, 0, Leg.CLEAN, Leg.CLEAN, false, CrashPoint.AFTER_PUSH)))
                .isEqualTo(1);
        assertThat(detail(new Step.Sync(
                        AT,
                        0,
                        new Leg(0, Fate.SERVER_ERROR),
                        new Leg(0, Fate.SERVER_ERROR),
                        true,
                        CrashPoint.AFTER_PUSH)))
                .isEqualTo(4);
    }

    @Test
    void editsCountTheirColumnsAndDeletionsThatCascadeOne() {
        Map<String, Value> two = new TreeMap<>(Map.of("name", Value.TRUE, "note", Value.NULL));

        assertThat(detail(new Step.Create(AT, 0, "friends", "a", two))).isEqualTo(2);
        assertThat(detail(new Step.Update(AT, 0, "friends", "a", two))).isEqualTo(2);
        assertThat(detail(new Step.Delete(AT, 0, "friends", "a", true))).isEqualTo(1);
        assertThat(detail(new Step.Delete(AT, 0, "friends", "a"))).isZero();
        assertThat(detail(server(new ServerAction.Edit("friends", RawRecord.of("a", two)))))
                .isEqualTo(2);
        assertThat(detail(server(new ServerAction.Delete("friends", "a")))).isZero();
        assertThat(detail(new Step.App(AT, 0, AppEvent.RESTART))).isZero();
    }

    @Test
    void aCursorWeighsAsManyPullsAsStandBehindIt() {
        CursorRef first = CursorRef.of("first");
        CursorRef second = CursorRef.of("second");

        assertThat(detail(pull("first", CursorRef.NEVER))).isZero();
        assertThat(detail(pull("first", CursorRef.NEVER), pull("second", first)))
                .isEqualTo(1);
        assertThat(detail(pull("first", CursorRef.NEVER), pull("second", first), pull("third", second)))
                .isEqualTo(1 + 2);
        assertThat(detail(pull("first", CursorRef.NEVER), pull("second", first), push(second)))
                .isEqualTo(1 + 2);
        assertThat(detail(push(new CursorRef("17")))).isEqualTo(1);
        assertThat(detail(push(CursorRef.NEVER))).isZero();
    }

    @Test
    void aPullOfAnOlderSchemaCountsItsMigrationToo() {
        Migration migration =
                new Migration(58, List.of("notes", "tags"), Map.of("friends", List.of("nickname", "color", "mood")));

        assertThat(detail(new Step.Pull(AT, "old", 0, CursorRef.NEVER, 59, null)))
                .isEqualTo(1);
        assertThat(detail(new Step.Pull(AT, "old", 0, CursorRef.NEVER, 0, migration)))
                .isEqualTo(1 + 2 + 1);
        assertThat(detail(new Step.Pull(AT, "old", 0, new CursorRef("17"), 59, migration)))
                .isEqualTo(1 + 1 + 1 + 2 + 1);
    }

    @Test
    void aPushCountsItsRecordsAndTheirColumns() {
        TableChanges three = new TableChanges(
                List.of(row("a", "v", "w"), row("b", "x")), List.of(row("c", "y", "z", "z")), List.of("d", "e"));
        TableChanges one = new TableChanges(List.of(), List.of(row("f", "u")), List.of());

        assertThat(detail(push(CursorRef.NEVER, three))).isEqualTo(3 + 3 + 5);
        assertThat(detail(push(new CursorRef("17"), three, one))).isEqualTo(1 + 3 + 3 + 5 + 2);
    }

    @Test
    void lengthIsThatOfIdsAndTexts() {
        Map<String, Value> name = Map.of("name", Value.of("seven77"));

        assertThat(length(new Step.Create(AT, 0, "friends", "abc", name))).isEqualTo(3 + 7);
        assertThat(length(new Step.Update(AT, 0, "friends", "abcd", name))).isEqualTo(4 + 7);
        assertThat(length(new Step.Delete(AT, 0, "friends", "abc"))).isEqualTo(3);
        assertThat(length(new Step.Destroy(AT, 0, "friends", "abcde"))).isEqualTo(5);
        assertThat(length(server(new ServerAction.Edit("friends", RawRecord.of("ab", name)))))
                .isEqualTo(2 + 7);
        assertThat(length(server(new ServerAction.Purge()))).isZero();
        assertThat(length(sync(Fate.DELIVER, Fate.DELIVER, false))).isZero();
        assertThat(length(
                        new Step.Delete(AT, 0, "friends", "abc"),
                        new Step.Destroy(AT, 0, "friends", "abc"),
                        new Step.Delete(AT, 0, "friends", "abc")))
                .isEqualTo(9);
    }

    @Test
    void lengthOfAPushIsThatOfAllItsTables() {
        TableChanges table = new TableChanges(
                List.of(row("a1", "four", "six666")), List.of(row("b22", "five5")), List.of("c333", "d4444"));

        assertThat(length(push(CursorRef.NEVER, table))).isEqualTo(12 + 8 + 9);
        assertThat(length(push(CursorRef.NEVER, table, table))).isEqualTo(2 * 29);
    }

    @Test
    void overlapAndUnusualWordsAndTimesCountForThemselves() {
        Scenario plain = new Scenarios()
                .create(0, "a", "v1")
                .sync(0, Leg.CLEAN, new Leg(1_500, Fate.DELIVER), null)
                .update(0, "a", "v2")
                .scenario(Fleet.Setup.plain(0));
        List<Step> late = new ArrayList<>(plain.steps());
        late.set(2, new Step.Update(new SimTime(3_100), 0, "friends", "record", Map.of("name", Value.of("name"))));

        assertThat(Weight.of(plain)).isEqualTo(new Weight(1, 3, 1, 2, 3, 0, 6));
        assertThat(Weight.of(plain.withSteps(late)))
                .as("a word, a value and a time are not plain")
                .isEqualTo(new Weight(1, 3, 1, 2, 3, 3, 13));
    }
}
