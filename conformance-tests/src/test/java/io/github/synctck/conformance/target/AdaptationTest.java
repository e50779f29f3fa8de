package io.github.synctck.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.wire.Cursors;
import io.github.synctck.conformance.wire.Outcomes;
import io.github.synctck.conformance.wire.TableForm;
import io.github.synctck.conformance.wire.TableForm.Operation;
import io.github.synctck.conformance.wire.WireForm;
import io.github.synctck.sim.scenario.Adopted;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.RawExchange.Credentials;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What becomes of scenarios where a table takes no creations. */
class AdaptationTest {
    private static final String TABLE = "friends";
    private static final DataSchema SCHEMA = ProfileReader.named("watermelondb").schema();
    private static final Map<String, Value> NAME = Map.of("name", Value.of("one"));

    private static Scenario adapted(Scenario scenario, boolean anyData, Operation... operations) {
        TableForm table = new TableForm(TABLE, TABLE, List.of(operations), true, false, Map.of(), Map.of());
        WireForm form = new WireForm(
                Map.of(),
                WireForm.standardPull(),
                WireForm.standardPush(),
                Outcomes.STANDARD,
                Cursors.Unit.MS,
                Map.of(TABLE, table),
                List.of());
        return new Adaptation(form, SCHEMA).of(scenario, anyData);
    }

    private static Scenario updatesOnly(Scenario scenario) {
        return adapted(scenario, false, Operation.UPDATE);
    }

    private static Scenario script(Step... steps) {
        return new Scenario("push-05/by-hand", "0x0", "watermelondb", 2, List.of(0, 1), false, List.of(steps));
    }

    private static Step push(int user, List<String> created, List<String> updated, List<String> deleted) {
        TableChanges table = new TableChanges(records(created), records(updated), deleted);
        return new Step.Push(new SimTime(1_000), "push", user, CursorRef.NEVER, new Changes(Map.of(TABLE, table)));
    }

    private static List<RawRecord> records(List<String> ids) {
        return ids.stream().map(id -> RawRecord.of(id, NAME)).toList();
    }

    private static TableChanges pushed(Scenario scenario, int step) {
        return ((Step.Push) scenario.steps().get(step)).changes().table(TABLE);
    }

    private static List<String> ids(List<RawRecord> records) {
        return records.stream().map(RawRecord::id).toList();
    }

    @Test
    void targetThatTakesAllIsLeftAlone() {
        Scenario scenario = script(push(0, List.of("f1"), List.of(), List.of()));

        assertThat(adapted(scenario, true, Operation.values())).isSameAs(scenario);
    }

    @Test
    void firstRecordOfEachUserIsTheRowThatIsThere() {
        Scenario scenario = updatesOnly(script(
                push(0, List.of("f1", "f2"), List.of(), List.of()),
                push(1, List.of("g1"), List.of(), List.of()),
                push(0, List.of(), List.of("f1"), List.of())));

        assertThat(scenario.adopted()).extracting(Adopted::user).containsExactly(0, 1);
        assertThat(scenario.adopted()).extracting(Adopted::id).containsExactly("f1", "g1");
        assertThat(scenario.adopted().get(0).set()).containsEntry("name", Value.of("before name"));
        assertThat(ids(pushed(scenario, 0).updated())).containsExactly("f1");
        assertThat(ids(pushed(scenario, 0).created()))
                .as("the account holds one row")
                .containsExactly("f2");
        assertThat(ids(pushed(scenario, 1).updated())).containsExactly("g1");
        assertThat(ids(pushed(scenario, 2).updated())).containsExactly("f1");
    }

    /** Else "created that exists" would be judged by two updates. */
    @Test
    void secondCreationOfARecordStaysOne() {
        Scenario scenario = updatesOnly(script(
                push(0, List.of("f1"), List.of(), List.of()),
                push(0, List.of("f1"), List.of(), List.of()),
                push(1, List.of("f1"), List.of(), List.of())));

        assertThat(ids(pushed(scenario, 1).created())).containsExactly("f1");
        assertThat(ids(pushed(scenario, 2).created())).containsExactly("f1");
        assertThat(scenario.adopted()).hasSize(1);
    }

    @Test
    void recordThatWasNamedBeforeItsCreationIsNone() {
        Scenario scenario = updatesOnly(
                script(push(0, List.of(), List.of(), List.of("f1")), push(0, List.of("f1"), List.of(), List.of())));

        assertThat(scenario.adopted()).isEmpty();
    }

    @Test
    void deviceLooksBeforeItEdits() {
        Step create = new Step.Create(new SimTime(1_000), 1, TABLE, "f1", NAME);
        Step sync = new Step.Sync(new SimTime(2_000), 1, Leg.CLEAN, Leg.CLEAN, true, null);

        Scenario scenario = updatesOnly(script(create, sync));
        Scenario synced = updatesOnly(script(sync, create));

        assertThat(scenario.steps())
                .containsExactly(
                        new Step.Sync(new SimTime(0), 1, Leg.CLEAN, Leg.CLEAN, false, null),
                        new Step.Update(new SimTime(1_000), 1, TABLE, "f1", NAME),
                        sync);
        assertThat(scenario.adopted()).extracting(Adopted::user).containsExactly(1);
        assertThat(synced.steps()).hasSize(2);
    }

    @Test
    void rawCreationIsWrittenAnew() {
        String row = "[{\"id\":\"{id:f1}\",\"name\":\"one\"}]";
        String body = "{\"changes\":{\"friends\":{\"created\":" + row + ",\"updated\":[],\"deleted\":[]}}}";
        String update = "{\"changes\":{\"friends\":{\"created\":[],\"updated\":" + row + ",\"deleted\":[]}}}";

        Scenario good = updatesOnly(script(raw(Credentials.VALID, body), raw(Credentials.VALID, body)));
        Scenario nobody = updatesOnly(script(raw(Credentials.NONE, body)));

        assertThat(bodies(good)).containsExactly(update, body);
        assertThat(good.adopted()).hasSize(1);
        assertThat(bodies(nobody)).containsExactly(update);
        assertThat(nobody.adopted()).as("it is to be refused anyway").isEmpty();
    }

    private static Step raw(Credentials credentials, String body) {
        RawExchange.Request request = new RawExchange.Request(true, "POST", credentials, new TreeMap<>(), body);
        return new Step.Http(new SimTime(1_000), "raw", 0, request);
    }

    private static List<String> bodies(Scenario scenario) {
        return scenario.steps().stream()
                .map(step -> ((Step.Http) step).request().body())
                .toList();
    }

    @Test
    void generatedHistoryKeepsWhatTheTargetTakes() {
        SimTime at = new SimTime(1_000);
        Scenario generated = script(
                        new Step.Create(at, 0, TABLE, "f1", NAME),
                        new Step.Create(at, 0, TABLE, "f2", NAME),
                        new Step.Update(at, 1, TABLE, "f1", NAME),
                        new Step.Delete(at, 0, TABLE, "f2"),
                        new Step.Create(at, 0, "skills", "s1", NAME),
                        new Step.Sync(at, 0, Leg.CLEAN, Leg.CLEAN, true, null))
                .named("live-01/generated-histories/seed-0x1");

        Scenario scenario = updatesOnly(generated);

        assertThat(scenario.steps())
                .containsExactly(
                        new Step.Update(at, 0, TABLE, "f1", NAME),
                        new Step.Update(at, 0, TABLE, "f1", NAME),
                        new Step.Update(at, 1, TABLE, "f1", NAME),
                        new Step.Create(at, 0, "skills", "s1", NAME),
                        new Step.Sync(at, 0, Leg.CLEAN, Leg.CLEAN, true, null));
        assertThat(scenario.adopted()).extracting(Adopted::user).containsExactly(0);
    }

    @Test
    void caseAboutAnyDataLosesWhatIsNotTaken() {
        Scenario scenario = script(
                push(0, List.of("f1"), List.of("f2"), List.of("f3")), push(0, List.of(), List.of(), List.of("f1")));

        Scenario creates = adapted(scenario, true, Operation.CREATE);
        Scenario nothing = adapted(scenario, true);

        assertThat(creates.steps()).hasSize(1);
        assertThat(ids(pushed(creates, 0).created())).containsExactly("f1");
        assertThat(pushed(creates, 0).updated()).isEmpty();
        assertThat(nothing.steps()).isEmpty();
        assertThat(adapted(scenario, false, Operation.CREATE).steps()).isEqualTo(scenario.steps());
    }
}
