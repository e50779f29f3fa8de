package io.github.synctck.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.HistoryJson;
import io.github.synctck.sim.history.HistoryReader;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Fleet.On410;
import io.github.synctck.sim.scenario.Fleet.Setup;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ScenarioJson;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens around syncs: apps are upgraded, clocks are wrong, servers have a life behind their endpoints. */
class AroundSyncTest {
    private static final int A = 0;
    private static final int B = 1;
    private static final Profile GROWN = ModelWorld.PROFILE.withSchema(ProfileReader.schema("friends"));
    private static final long DAY_MILLIS = 86_400_000;

    private static Scenario read(String steps, String devices) {
        String text = "{\"format\": 1, \"devices\": [" + devices + "], \"steps\": [" + steps + "]}";
        try {
            return ScenarioJson.read(text.replace('\'', '"'), "s.json");
        } catch (BadFileException e) {
            throw new AssertionError(e);
        }
    }

    private static Operation.DeviceState state(History history, int device) {
        return history.operations().stream()
                .filter(op -> op instanceof Operation.DeviceState state && state.device() == device)
                .map(Operation.DeviceState.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static RawRecord row(History history, int device, String table, String id) {
        return state(history, device).rows().getOrDefault(table, List.of()).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> errors(History history, int device) {
        return history.operations().stream()
                .filter(op -> op instanceof Operation.SyncEnd end && end.device() == device)
                .map(op -> ((Operation.SyncEnd) op).error())
                .toList();
    }

    private static List<String> marks(History history) {
        return history.operations().stream()
                .filter(Operation.Mark.class::isInstance)
                .map(op -> ((Operation.Mark) op).what())
                .toList();
    }

    private static List<PullRequest> pulls(History history, int device) {
        return history.operations().stream()
                .filter(op -> op instanceof Operation.Pull pull && pull.actor().device() == device)
                .map(op -> ((Operation.Pull) op).request())
                .toList();
    }

    @Test
    void upgradedAppAsksForWhatItCouldNotKeep() {
        History history = ModelWorld.play(GROWN, read("""
                {'step': 'create', 'device': 0, 'table': 'friends', 'id': 'f1', 'set': {'name': 'one', 'notes': 'n'}},
                {'step': 'create', 'device': 0, 'table': 'interactions', 'id': 'i1', 'set': {'friend_id': 'f1'}},
                {'step': 'create', 'device': 0, 'table': 'interaction_friends', 'id': 'x1',
                  'set': {'friend_id': 'f1', 'interaction_id': 'i1'}},
                {'step': 'sync', 'device': 0},
                {'step': 'sync', 'device': 1},
                {'step': 'create', 'device': 1, 'table': 'interaction_friends', 'id': 'x2', 'set': {}},
                {'step': 'update', 'device': 1, 'table': 'friends', 'id': 'f1', 'set': {'name': 'two'}},
                {'step': 'sync', 'device': 1},
                {'step': 'upgrade', 'device': 1, 'version': 3}
                """, "0, {'schemaVersion': 1}"));

        assertThat(errors(history, A)).allMatch(String::isEmpty);
        assertThat(errors(history, B)).allMatch(String::isEmpty);
        assertThat(pulls(history, B).get(0).schemaVersion()).isEqualTo(1);
        assertThat(pulls(history, B).stream().map(PullRequest::migration).filter(Objects::nonNull))
                .as("the one migration sync")
                .hasSize(1);
        assertThat(row(history, B, "friends", "f1").get("notes"))
                .as("an old app's edit does not wipe what it does not know")
                .isEqualTo(Value.of("n"));
        assertThat(row(history, B, "interaction_friends", "x1").get("friend_id"))
                .isEqualTo(Value.of("f1"));
        assertThat(state(history, A).rows()).isEqualTo(state(history, B).rows());
        assertThat(history.operations())
                .filteredOn(
                        op -> op instanceof Operation.Edit edit && edit.error().equals("no-table"))
                .hasSize(1);
    }

    @Test
    void oldAppThatIsNeverUpgradedKeepsItsTables() {
        History history = ModelWorld.play(GROWN, read("""
                {'step': 'create', 'device': 0, 'table': 'friends', 'id': 'f1', 'set': {'name': 'one'}},
                {'step': 'sync', 'device': 0},
                {'step': 'sync', 'device': 1},
                {'step': 'upgrade', 'device': 1, 'version': 1}
                """, "0, {'schemaVersion': 2}"));

        assertThat(state(history, B).rows()).containsOnlyKeys("friends", "interactions");
        assertThat(marks(history)).contains("no upgrade: has version 2");
        assertThat(history.operations())
                .filteredOn(
                        op -> op instanceof Operation.SyncEnd end && !end.log().isEmpty())
                .isEmpty();
    }

    private static Scenarios purgedBehindB() {
        return new Scenarios()
                .create(A, "f1", "one")
                .create(A, "f2", "two")
                .sync(A)
                .sync(B)
                .delete(A, "f1")
                .sync(A)
                .sync(A)
                .update(B, "f2", "never sent")
                .server(new ServerAction.Purge());
    }

    @Test
    void expiredCursorIsRefusedForEverWhereTheAppDoesNotKnowIt() {
        History history = ModelWorld.play(purgedBehindB().sync(B).scenario());

        assertThat(errors(history, B)).endsWith("http pull 410", "http pull 410", "http pull 410");
        assertThat(errors(history, A)).allMatch(String::isEmpty);
        assertThat(history.operations())
                .filteredOn(op -> op instanceof Operation.Pull pull
                        && pull.outcome() instanceof Refused refused
                        && refused.code().equals("cursor_expired"))
                .isNotEmpty();
    }

    @Test
    void appThatKnowsAnExpiredCursorBeginsAnewAndSaysWhatItLost() {
        History history =
                ModelWorld.play(purgedBehindB().scenario(Setup.plain(0), new Setup(0, 0, On410.RESET, false)));

        assertThat(errors(history, B).stream().filter(error -> !error.isEmpty()))
                .containsExactly("http pull 410");
        assertThat(marks(history)).contains("reset", "round 1 active", "round 2 quiet");
        assertThat(history.operations().stream()
                        .filter(Operation.SyncEnd.class::isInstance)
                        .flatMap(op -> ((Operation.SyncEnd) op).causes().stream())
                        .filter(cause -> cause.startsWith("C10")))
                .containsExactly("C10 friends/f2 was not pushed when the app dropped what it held");
        assertThat(state(history, A).rows()).isEqualTo(state(history, B).rows());
    }

    @Test
    void cursorIsNotExpiredByItsAge() {
        History history = ModelWorld.play(new Scenarios()
                .create(A, "f1", "one")
                .sync(A)
                .sync(B)
                .server(new ServerAction.Advance(400 * DAY_MILLIS))
                .server(new ServerAction.Purge())
                .sync(B)
                .update(B, "f1", "a year later")
                .sync(B)
                .scenario());

        assertThat(errors(history, B)).allMatch(String::isEmpty);
        assertThat(row(history, A, "friends", "f1").get("name")).isEqualTo(Value.of("a year later"));
    }

    @Test
    void purgeBetweenPullAndPushRefusesThePush() {
        History history = ModelWorld.play(read("""
                {'step': 'create', 'device': 0, 'table': 'friends', 'id': 'f1', 'set': {'name': 'one'}},
                {'step': 'sync', 'device': 0},
                {'step': 'create', 'device': 1, 'table': 'friends', 'id': 'f2', 'set': {'name': 'two'}},
                {'step': 'sync', 'device': 1, 'beforePush': [
                  {'step': 'delete', 'device': 0, 'table': 'friends', 'id': 'f1'},
                  {'step': 'sync', 'device': 0},
                  {'step': 'purge'}]}
                """, "0, {'on410': 'reset'}"));

        assertThat(errors(history, B)).contains("http push 410");
    }

    @Test
    void clockThatStepsBackDoesNotTurnCursorsBack() {
        History history = ModelWorld.play(new Scenarios()
                .create(A, "f1", "one")
                .sync(A)
                .sync(B)
                .server(new ServerAction.Advance(-DAY_MILLIS))
                .update(A, "f1", "two")
                .sync(A)
                .sync(B)
                .scenario());

        assertThat(row(history, B, "friends", "f1").get("name")).isEqualTo(Value.of("two"));
        assertThat(history.operations().stream()
                        .filter(Operation.SyncEnd.class::isInstance)
                        .flatMap(op -> ((Operation.SyncEnd) op).log().stream()))
                .isEmpty();
    }

    @Test
    void datesFollowTheClockOfTheDevice() {
        History history = ModelWorld.play(GROWN, read("""
                {'step': 'create', 'device': 0, 'table': 'friends', 'id': 'f1', 'set': {'name': 'one'}},
                {'step': 'skew', 'device': 0, 'aheadMillis': -3600000},
                {'step': 'advance', 'millis': 86400000},
                {'step': 'update', 'device': 0, 'table': 'friends', 'id': 'f1', 'set': {'name': 'two'}},
                {'step': 'create', 'device': 1, 'table': 'friends', 'id': 'f2', 'set': {'name': 'no dates'}}
                """, "{'dates': true}, 0"));

        RawRecord dated = row(history, A, "friends", "f1");
        double created = SimClock.START_MILLIS + 1_000;
        assertThat(dated.get("created_at")).isEqualTo(Value.of(created));
        assertThat(dated.get("updated_at")).isEqualTo(Value.of(created + 3_000 - 3_600_000 + DAY_MILLIS));
        assertThat(row(history, B, "friends", "f2").get("created_at")).isEqualTo(Value.of(0));
    }

    @Test
    void whatHappensBehindTheEndpointsReachesTheDevices() {
        Scenarios begin = new Scenarios()
                .create(A, "f1", "one")
                .create(A, "f2", "two")
                .sync(A)
                .sync(B);
        History history = ModelWorld.play(begin.serverEdit("f1", "by the server")
                .server(new ServerAction.Revoke("friends", "f2"))
                .sync(A)
                .server(new ServerAction.Grant("friends", "f2"))
                .serverEdit("f3", "made by the server")
                .server(new ServerAction.Delete("friends", "f3"))
                .serverEdit("f4", "made by the server")
                .scenario());

        for (int device : new int[] {A, B}) {
            assertThat(row(history, device, "friends", "f1").get("name")).isEqualTo(Value.of("by the server"));
            assertThat(row(history, device, "friends", "f2").get("name")).isEqualTo(Value.of("two"));
            assertThat(state(history, device).rows().getOrDefault("friends", List.of()))
                    .hasSize(3);
        }
    }

    @Test
    void hookThatIsNotOfferedIsWrittenDown() {
        ModelWorld world = new ModelWorld(ModelWorld.PROFILE);
        Network without = new Network() {
            @Override
            public io.github.synctck.spec.server.SyncServer server(int user) {
                return world.server(user);
            }

            @Override
            public io.github.synctck.spec.server.RawExchange raw(int user) {
                return world.raw(user);
            }
        };

        History history = Simulation.run(
                new Scenarios().server(new ServerAction.Purge()).scenario(),
                Simulation.Setting.inProcess(without, ModelWorld.PROFILE, new SimClock()));

        assertThat(marks(history)).contains("not offered: purge");
    }

    @Test
    void editMadeWhileTheAnswerIsUnderWayStaysUnsent() {
        History history = ModelWorld.play(read("""
                {'step': 'create', 'device': 0, 'table': 'friends', 'id': 'f1', 'set': {'name': 'one'}},
                {'step': 'sync', 'device': 0, 'afterPush': [
                  {'step': 'update', 'device': 0, 'table': 'friends', 'id': 'f1', 'set': {'name': 'two'}}]},
                {'step': 'sync', 'device': 0, 'afterPush': [{'step': 'sync', 'device': 0}]},
                {'step': 'update', 'device': 0, 'table': 'friends', 'id': 'f1', 'set': {'name': 'three'}},
                {'step': 'sync', 'device': 0, 'afterPush': [{'step': 'restart', 'device': 0}]}
                """, "0, 0"));

        List<Value> pushed = history.operations().stream()
                .filter(Operation.Push.class::isInstance)
                .map(op -> ((Operation.Push) op).request().changes().table("friends"))
                .flatMap(friends -> Stream.concat(friends.created().stream(), friends.updated().stream()))
                .map(record -> Objects.requireNonNull(record.get("name")))
                .toList();
        assertThat(pushed)
                .as("sent again: by the sync inside the other one, and after the app died before it heard")
                .containsExactly(
                        Value.of("one"), Value.of("two"), Value.of("two"), Value.of("three"), Value.of("three"));
        assertThat(row(history, B, "friends", "f1").get("name")).isEqualTo(Value.of("three"));
    }

    @Test
    void historiesOfEveryKindComeBack() throws BadFileException {
        History history = ModelWorld.play(Scenarios.everyKind());
        String text = history.operations().stream().map(HistoryJson::line).collect(Collectors.joining("\n"));
        String file = HistoryJson.header(history.scenario(), history.salt()) + "\n" + text + "\n";

        History again = HistoryReader.read(file, history.scenario(), history.schema(), "h.jsonl");

        assertThat(again.operations().stream().map(HistoryJson::line).collect(Collectors.joining("\n")))
                .isEqualTo(text);
        assertThat(history.scenario().fleet().get(1).on410()).isEqualTo(Fleet.On410.RESET);
    }
}
