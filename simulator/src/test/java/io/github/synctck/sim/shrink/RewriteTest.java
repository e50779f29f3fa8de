package io.github.synctck.sim.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.scenario.Adopted;
import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RewriteTest {
    private static final SimTime AT = new SimTime(1_000);
    private static final String TABLE = "friends";
    private static final CursorRef SINCE = CursorRef.of("x");

    /** Two ids that change places, a text and a number, a device and a user. */
    private static Rewrite rewrite() {
        return new Rewrite(
                Map.of("x", "y", "y", "x"),
                Map.of(Value.of("old"), Value.of("new"), Value.of(7), Value.of(1)),
                Map.of(2, 0),
                Map.of(3, 1));
    }

    private static Step step(Step step) {
        return rewrite().step(step);
    }

    private static Map<String, Value> name(String text) {
        return Map.of("name", Value.of(text));
    }

    private static Step server(int user, ServerAction action) {
        return new Step.Server(AT, user, action);
    }

    private static Step http(int user, String body) {
        TreeMap<String, String> headers = new TreeMap<>(Map.of("Accept", "x"));
        return new Step.Http(
                AT, "x", user, new RawExchange.Request(true, "PUT", RawExchange.Credentials.NONE, headers, body));
    }

    private static String body(String body) {
        return ((Step.Http) step(http(0, body))).request().body();
    }

    private static Step push(int user, TableChanges changes) {
        return new Step.Push(AT, "x", user, SINCE, new Changes(Map.of("x", changes)));
    }

    @Test
    void editsAreOfTheOtherDeviceRecordAndValue() {
        assertThat(step(new Step.Create(AT, 2, TABLE, "x", name("old"))))
                .isEqualTo(new Step.Create(AT, 0, TABLE, "y", name("new")));
        assertThat(step(new Step.Update(AT, 2, TABLE, "y", name("old"))))
                .isEqualTo(new Step.Update(AT, 0, TABLE, "x", name("new")));
        assertThat(step(new Step.Delete(AT, 2, TABLE, "x", true))).isEqualTo(new Step.Delete(AT, 0, TABLE, "y", true));
        assertThat(step(new Step.Destroy(AT, 2, TABLE, "x"))).isEqualTo(new Step.Destroy(AT, 0, TABLE, "y"));
    }

    @Test
    void whatADeviceDoesBesidesEditsIsOfTheOtherDevice() {
        assertThat(step(new Step.App(AT, 2, AppEvent.OFFLINE))).isEqualTo(new Step.App(AT, 0, AppEvent.OFFLINE));
        assertThat(step(new Step.Sync(AT, 2, Leg.CLEAN, Leg.CLEAN, true, CrashPoint.AFTER_APPLY)))
                .isEqualTo(new Step.Sync(AT, 0, Leg.CLEAN, Leg.CLEAN, true, CrashPoint.AFTER_APPLY));
    }

    @Test
    void wordsThatAreNotNamedStay() {
        Step other = new Step.Update(AT, 1, TABLE, "z", name("olden"));

        assertThat(step(other)).isEqualTo(other);
        assertThat(rewrite().user(2)).isEqualTo(2);
        assertThat(rewrite().user(3)).isEqualTo(1);
    }

    @Test
    void textThatIsAnIdFollowsTheRecordThatItRefersTo() {
        Rewrite both =
                new Rewrite(Map.of("x", "y"), Map.of(Value.of("x"), Value.of("v1")), new TreeMap<>(), new TreeMap<>());

        assertThat(both.step(new Step.Create(AT, 0, TABLE, "z", Map.of("parent_id", Value.of("x")))))
                .isEqualTo(new Step.Create(AT, 0, TABLE, "z", Map.of("parent_id", Value.of("y"))));
    }

    @Test
    void clientsOwnColumnsKeepTheirValues() {
        Map<String, Value> own = Map.of("_status", Value.of("old"), "_changed", Value.of("x"));

        assertThat(step(new Step.Create(AT, 1, TABLE, "z", own))).isEqualTo(new Step.Create(AT, 1, TABLE, "z", own));
        assertThat(Rewrite.isBookkeeping("_status")).isTrue();
        assertThat(Rewrite.isBookkeeping("status_")).isFalse();
    }

    @Test
    void whatHappensBehindTheEndpointsIsOfTheOtherUserAndRecord() {
        assertThat(step(server(3, new ServerAction.Edit(TABLE, RawRecord.of("x", name("old"))))))
                .isEqualTo(server(1, new ServerAction.Edit(TABLE, RawRecord.of("y", name("new")))));
        assertThat(step(server(3, new ServerAction.Delete(TABLE, "x"))))
                .isEqualTo(server(1, new ServerAction.Delete(TABLE, "y")));
        assertThat(step(server(3, new ServerAction.Grant(TABLE, "x"))))
                .isEqualTo(server(1, new ServerAction.Grant(TABLE, "y")));
        assertThat(step(server(3, new ServerAction.Revoke(TABLE, "x"))))
                .isEqualTo(server(1, new ServerAction.Revoke(TABLE, "y")));
        assertThat(step(server(3, new ServerAction.Purge()))).isEqualTo(server(1, new ServerAction.Purge()));
    }

    @Test
    void pullsKeepTheirLabelCursorAndSchema() {
        Migration migration = new Migration(7, List.of("x"), Map.of("x", List.of("y")));

        assertThat(step(new Step.Pull(AT, "x", 3, SINCE, 7, migration)))
                .isEqualTo(new Step.Pull(AT, "x", 1, SINCE, 7, migration));
    }

    @Test
    void pushesKeepTheirLabelCursorAndTables() {
        TableChanges before = new TableChanges(
                List.of(RawRecord.of("x", name("old"))), List.of(RawRecord.of("y", name("old"))), List.of("x", "z"));
        TableChanges after = new TableChanges(
                List.of(RawRecord.of("y", name("new"))), List.of(RawRecord.of("x", name("new"))), List.of("y", "z"));

        assertThat(step(push(3, before))).isEqualTo(push(1, after));
    }

    @Test
    void recordChangesWhereOnlyItsIdOrOnlyAValueDoes() {
        TableChanges before = new TableChanges(
                List.of(RawRecord.of("x", name("same")), RawRecord.of("z", name("old"))), List.of(), List.of());
        TableChanges after = new TableChanges(
                List.of(RawRecord.of("y", name("same")), RawRecord.of("z", name("new"))), List.of(), List.of());

        assertThat(step(push(0, before))).isEqualTo(push(0, after));
    }

    @Test
    void rawRequestsKeepEverythingButTheIdsInTheirHoles() {
        assertThat(step(http(3, "{\"x\": \"{id:x}\", \"old\": 7}")))
                .isEqualTo(http(1, "{\"x\": \"{id:y}\", \"old\": 7}"));
    }

    @Test
    void allHolesOfABodyAreFilledAtOnce() {
        assertThat(body("{id:x}")).isEqualTo("{id:y}");
        assertThat(body("{id:x}{id:y}, {id:z} and {id:x}!")).isEqualTo("{id:y}{id:x}, {id:z} and {id:y}!");
        assertThat(body("{cursor:x} x")).isEqualTo("{cursor:x} x");
        assertThat(body("")).isEmpty();
    }

    @Test
    void symbolsOfABodyAreListedAsTheyAppear() {
        assertThat(Rewrite.symbols("{id:b2}{cursor:c} {id:a}, {id:b2}")).containsExactly("b2", "a", "b2");
        assertThat(Rewrite.symbols("id:b")).isEmpty();
    }

    @Test
    void recordToBeginWithIsOfTheOtherUserUnderTheOtherId() {
        assertThat(rewrite().adopted(new Adopted(3, TABLE, "x", name("old"))))
                .isEqualTo(new Adopted(1, TABLE, "y", name("old")));
    }

    @Test
    void stepAtAnotherTimeIsTheSameOtherwise() {
        SimTime other = new SimTime(77);

        assertThat(Scenarios.everyKind().steps()).allSatisfy(step -> {
            assertThat(Rewrite.at(other, step).at()).isEqualTo(other);
            assertThat(Rewrite.at(step.at(), Rewrite.at(other, step))).isEqualTo(step);
        });
    }
}
