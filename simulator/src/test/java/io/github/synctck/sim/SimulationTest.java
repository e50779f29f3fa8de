package io.github.synctck.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.HistoryJson;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final int A = 0;
    private static final int B = 1;

    private static List<Operation.Push> pushes(History history, int device) {
        return history.operations().stream()
                .filter(Operation.Push.class::isInstance)
                .map(Operation.Push.class::cast)
                .filter(push -> push.actor().device() == device)
                .toList();
    }

    private static List<Operation.Pull> pulls(History history, Role role) {
        return history.operations().stream()
                .filter(Operation.Pull.class::isInstance)
                .map(Operation.Pull.class::cast)
                .filter(pull -> pull.actor().role() == role)
                .toList();
    }

    private static List<RawRecord> friends(History history, int device) {
        return history.operations().stream()
                .filter(Operation.DeviceState.class::isInstance)
                .map(Operation.DeviceState.class::cast)
                .filter(state -> state.device() == device)
                .flatMap(state -> state.rows().getOrDefault("friends", List.of()).stream())
                .toList();
    }

    private static List<Value> names(History history, int device) {
        return friends(history, device).stream()
                .map(row -> row.columns().get("name"))
                .toList();
    }

    /** Both devices hold f1. */
    private static Scenarios both() {
        return new Scenarios().sync(A).sync(B).create(A, "f1", "one").sync(A).sync(B);
    }

    @Test
    void everyKindOfStepLeavesItsOperations() {
        History history = ModelWorld.play(Scenarios.everyKind());

        assertThat(history.pull("start")).isPresent();
        assertThat(history.push("write")).isPresent();
        assertThat(history.http("raw")).isPresent();
        assertThat(history.operations())
                .filteredOn(Operation.Edit.class::isInstance)
                .extracting(operation -> ((Operation.Edit) operation).kind())
                .contains(Operation.Edit.Kind.values());
        assertThat(history.operations())
                .filteredOn(Operation.Mark.class::isInstance)
                .extracting(operation -> ((Operation.Mark) operation).what())
                .contains("crash", "restart", "heal");
        assertThat(history.operations())
                .allSatisfy(operation -> assertThat(HistoryJson.line(operation))
                        .startsWith("{")
                        .endsWith("}")
                        .doesNotContain("\n"));
    }

    @Test
    void operationsAreNumberedInTheOrderInWhichTheyEnd() {
        List<Operation> operations = ModelWorld.play(Scenarios.everyKind()).operations();

        for (int i = 0; i < operations.size(); i++) {
            assertThat(operations.get(i).index()).isEqualTo(i);
            if (i > 0) {
                assertThat(operations.get(i).at())
                        .isGreaterThanOrEqualTo(operations.get(i - 1).at());
            }
        }
    }

    @Test
    void slowSyncIsOvertakenByAnotherDevice() {
        Scenario scenario = both().update(A, "f1", "A's")
                .sync(A, Leg.CLEAN, new Leg(2_500, Fate.DELIVER), null)
                .update(B, "f1", "B's")
                .sync(B)
                .scenario();

        History history = ModelWorld.play(scenario);

        List<Operation.Push> slow = pushes(history, A);
        assertThat(slow.get(1).outcome())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(409));
        assertThat(slow.get(1).index()).isGreaterThan(pushes(history, B).get(0).index());
        assertThat(names(history, A)).isEqualTo(names(history, B)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"DROP_REQUEST", "SERVER_ERROR"})
    void whatNeverReachesTheServerIsSentAgain(Fate fate) {
        History history = ModelWorld.play(new Scenarios()
                .sync(A)
                .create(A, "f1", "one")
                .pushMeets(A, fate)
                .scenario());

        List<Operation.Push> pushes = pushes(history, A);
        assertThat(pushes).hasSize(2);
        assertThat(pushes.get(0).outcome()).isNotInstanceOf(PushResponse.Accepted.class);
        assertThat(pushes.get(1).request().changes().table("friends").created()).hasSize(1);
        assertThat(names(history, B)).containsExactly(Value.of("one"));
    }

    @Test
    void lostAnswerMeansThatTheServerDidItsWork() {
        History history = ModelWorld.play(new Scenarios()
                .sync(A)
                .create(A, "f1", "one")
                .pushMeets(A, Fate.DROP_RESPONSE)
                .sync(B)
                .scenario());

        List<Operation.Push> pushes = pushes(history, A);
        assertThat(pushes.get(0).outcome()).isInstanceOf(PushResponse.Accepted.class);
        assertThat(pulls(history, Role.DEVICE))
                .filteredOn(pull -> pull.actor().device() == B)
                .first()
                .satisfies(pull -> assertThat(pull.outcome().toString()).contains("f1"));
        assertThat(pushes.get(1).request().changes().table("friends").size()).isEqualTo(1);
    }

    @Test
    void duplicatedRequestArrivesTwice() {
        History history = ModelWorld.play(new Scenarios()
                .sync(A)
                .create(A, "f1", "one")
                .pushMeets(A, Fate.DUPLICATE_REQUEST)
                .scenario());

        List<Operation.Push> pushes = pushes(history, A);
        assertThat(pushes).hasSize(2);
        assertThat(pushes.get(0).request()).isEqualTo(pushes.get(1).request());
        assertThat(pushes.get(0).outcome()).as("what the device hears").isInstanceOf(PushResponse.Accepted.class);
        assertThat(names(history, A)).containsExactly(Value.of("one"));
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void crashedDeviceComesBackAndConverges(CrashPoint crash) {
        Scenario scenario = both().update(A, "f1", "A's")
                .sync(A, Leg.CLEAN, Leg.CLEAN, crash)
                .scenario();

        History history = ModelWorld.play(scenario);

        assertThat(names(history, B)).containsExactly(Value.of("A's"));
        assertThat(friends(history, A)).isEqualTo(friends(history, B));
        assertThat(pushes(history, A)).hasSize(crash == CrashPoint.AFTER_PUSH ? 3 : 2);
        assertThat(history.operations())
                .as("a sync that died does not look like one that went well")
                .filteredOn(Operation.SyncEnd.class::isInstance)
                .extracting(operation -> ((Operation.SyncEnd) operation).error())
                .filteredOn(error -> !error.isEmpty())
                .singleElement()
                .asString()
                .startsWith("fault crash");
    }

    @Test
    void deviceWithoutNetworkSendsNothingUntilItIsBack() {
        Scenario scenario = both().app(A, AppEvent.OFFLINE)
                .update(A, "f1", "A's")
                .sync(A)
                .app(A, AppEvent.ONLINE)
                .sync(A)
                .scenario();

        History history = ModelWorld.play(scenario);

        assertThat(history.operations())
                .anySatisfy(operation -> assertThat(operation)
                        .isInstanceOfSatisfying(
                                Operation.SyncEnd.class,
                                end -> assertThat(end.error()).isEqualTo("client offline")));
        assertThat(pushes(history, A)).hasSize(2);
        assertThat(names(history, B)).containsExactly(Value.of("A's"));
    }

    @Test
    void reinstalledDeviceBeginsAnew() {
        Scenario scenario = both().update(A, "f1", "lost")
                .create(A, "f2", "lost too")
                .app(A, AppEvent.REINSTALL)
                .sync(A)
                .scenario();

        History history = ModelWorld.play(scenario);

        assertThat(names(history, A)).containsExactly(Value.of("one"));
        assertThat(pulls(history, Role.DEVICE))
                .filteredOn(pull -> pull.actor().device() == A && pull.request().lastPulledAt() == null)
                .hasSize(2);
    }

    @Test
    void cascadeDeletesWhatHangsBelow() {
        RawRecord event = RawRecord.of("e1", Map.of("friend_id", Value.of("f1")));
        Scenario start = both().scenario();
        List<Step> steps = new ArrayList<>(start.steps());
        steps.add(new Step.Create(new SimTime(10_000), A, "life_events", "e1", event.columns()));
        steps.add(new Step.Delete(new SimTime(11_000), A, "friends", "f1", true));

        History history = ModelWorld.play(start.withSteps(steps));

        Changes pushed = pushes(history, A).get(1).request().changes();
        assertThat(pushed.table("friends").deleted()).containsExactly("f1");
        assertThat(pushed.table("life_events").deleted()).containsExactly("e1");
    }

    @Test
    void everyAcceptedPushIsReadBackByAnAuditAndAnObserver() {
        History history = ModelWorld.play(both().update(B, "f1", "two").sync(B).scenario());

        int accepted = pushes(history, A).size() + pushes(history, B).size();
        assertThat(pulls(history, Role.AUDIT)).hasSize(accepted);
        assertThat(pulls(history, Role.EAGER)).hasSize(accepted + 2);
        assertThat(pulls(history, Role.FRESH)).isNotEmpty();
        assertThat(pulls(history, Role.REPLAYER)).isNotEmpty();
    }

    @Test
    void unwatchedScenarioIsLeftAlone() {
        Scenario watched = both().scenario();
        Scenario alone = new Scenario(
                watched.name(), watched.seed(), watched.profile(), 1, watched.devices(), false, watched.steps());

        History history = ModelWorld.play(alone);

        assertThat(Stream.of(Role.values()).filter(role -> role != Role.DEVICE))
                .allSatisfy(role -> assertThat(pulls(history, role)).isEmpty());
    }
}
