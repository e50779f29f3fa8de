package io.github.synctck.sim.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final SimTime AT = new SimTime(1_000);

    private static Words words(Step... steps) {
        return new Words(new Scenarios().scenario(Fleet.Setup.plain(0)).withSteps(List.of(steps)));
    }

    private static Scenario users(int users, List<Integer> devices, Step... steps) {
        return new Scenario("x/y", "0x1", "watermelondb", users, devices, true, List.of(steps));
    }

    private static Step edit(String id, Value... values) {
        return new Step.Create(AT, 0, "friends", id, columns(values));
    }

    private static Step app(int device) {
        return new Step.App(AT, device, AppEvent.RESTART);
    }

    private static Step pull(int user) {
        return new Step.Pull(AT, "pull", user, CursorRef.NEVER);
    }

    private static Step server(int user, ServerAction action) {
        return new Step.Server(AT, user, action);
    }

    private static Map<String, Value> columns(Value... values) {
        Map<String, Value> columns = new TreeMap<>();
        for (Value value : values) {
            columns.put("column" + columns.size(), value);
        }
        return columns;
    }

    private static RawRecord row(String id, Value... values) {
        return RawRecord.of(id, columns(values));
    }

    private static Step push() {
        TableChanges table = new TableChanges(
                List.of(row("made", Value.of("made it"))), List.of(row("kept", Value.of(7))), List.of("gone"));
        return new Step.Push(AT, "push", 0, CursorRef.NEVER, new Changes(Map.of("friends", table)));
    }

    @Test
    void idsAreLetteredInTheOrderInWhichEveryKindOfStepNamesThem() {
        RawExchange.Request request = new RawExchange.Request(
                true, "POST", RawExchange.Credentials.NONE, new TreeMap<>(), "{id:raw1} {id:raw2}");

        assertThat(words(
                                edit("edited"),
                                new Step.Http(AT, "raw", 0, request),
                                push(),
                                edit("edited"),
                                server(0, new ServerAction.Edit("friends", row("written"))),
                                server(0, new ServerAction.Delete("friends", "deleted")),
                                server(0, new ServerAction.Grant("friends", "granted")),
                                server(0, new ServerAction.Revoke("friends", "revoked")),
                                server(0, new ServerAction.Purge()))
                        .plainIds())
                .containsExactly(
                        entry("edited", "a"),
                        entry("raw1", "b"),
                        entry("raw2", "c"),
                        entry("made", "d"),
                        entry("kept", "e"),
                        entry("gone", "f"),
                        entry("written", "g"),
                        entry("deleted", "h"),
                        entry("granted", "i"),
                        entry("revoked", "j"));
    }

    @Test
    void idsBeyondTheAlphabetAreNumbered() {
        Step[] steps = new Step[28];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = edit("record-" + i);
        }

        assertThat(words(steps).plainIds())
                .hasSize(28)
                .containsEntry("record-0", "a")
                .containsEntry("record-25", "z")
                .containsEntry("record-26", "id26")
                .containsEntry("record-27", "id27");
    }

    @Test
    void valuesAreNumberedInTheOrderInWhichEveryKindOfStepNamesThem() {
        assertThat(words(
                                edit("a", Value.of("created")),
                                new Step.Update(AT, 0, "friends", "a", columns(Value.of("updated"))),
                                server(0, new ServerAction.Edit("friends", row("a", Value.of("edited"), Value.of(9)))),
                                push(),
                                edit("a", Value.of("created")))
                        .plainValues())
                .containsExactly(
                        entry(Value.of("created"), Value.of("v1")),
                        entry(Value.of("updated"), Value.of("v2")),
                        entry(Value.of("edited"), Value.of("v3")),
                        entry(Value.of(9), Value.of(1)),
                        entry(Value.of("made it"), Value.of("v4")),
                        entry(Value.of(7), Value.of(2)));
    }

    @Test
    void shortTextsZeroIdsFlagsAndTheClientsOwnColumnsKeepTheirValues() {
        Map<String, Value> own = Map.of("_status", Value.of("created"));
        Step create = new Step.Create(AT, 0, "friends", "parent", own);

        assertThat(words(
                                create,
                                edit("b", Value.of("x"), Value.of(""), Value.of(0), Value.TRUE, Value.NULL),
                                edit("c", Value.of("parent"), Value.of("xy")))
                        .plainValues())
                .containsExactly(entry(Value.of("xy"), Value.of("v1")));
    }

    @Test
    void onlyWhatNamesARecordIsAnId() {
        Words words = words(edit("a", Value.of("text")));

        assertThat(words.isId("a")).isTrue();
        assertThat(words.isId("text")).isFalse();
    }

    @Test
    void devicesAreNumberedAsTheyActAndIdleOnesComeLast() {
        Scenario scenario = users(1, List.of(0, 0, 0, 0), app(2), app(0), app(2));

        assertThat(new Words(scenario).plainDevices())
                .containsExactly(entry(0, 1), entry(1, 2), entry(2, 0), entry(3, 3));
    }

    @Test
    void usersAreNumberedAsTheirDevicesActAndTheirEndpointsAreAsked() {
        ServerAction purge = new ServerAction.Purge();

        assertThat(new Words(users(3, List.of(0, 1, 2), app(1), app(2))).plainUsers())
                .as("by devices")
                .containsExactly(entry(0, 2), entry(1, 0), entry(2, 1));
        assertThat(new Words(users(3, List.of(0), pull(2), server(1, purge))).plainUsers())
                .as("by requests and by what happens behind the endpoints")
                .containsExactly(entry(0, 2), entry(1, 1), entry(2, 0));
        assertThat(new Words(users(3, List.of(2, 0))).plainUsers())
                .as("who only has a device comes last, who has nothing is left out")
                .containsExactly(entry(0, 1), entry(2, 0));
    }

    @Test
    void unusualWordsOfAllKindsAreCounted() {
        Scenario plain = users(2, List.of(0, 1), edit("a", Value.of("v1"), Value.of(1)), app(1));
        Scenario other = users(
                2,
                List.of(1, 0),
                new Step.Create(AT, 1, "friends", "a", columns(Value.of("v1"), Value.of("v3"), Value.of(3))),
                edit("record"),
                pull(1));

        assertThat(new Words(plain).unusual()).isZero();
        assertThat(new Words(other).unusual())
                .as("an id, a text, a number, two devices; the users are in order")
                .isEqualTo(1 + 2 + 2);
        assertThat(new Words(users(2, List.of(1, 0), edit("x"), app(1))).unusual())
                .as("an id and two users")
                .isEqualTo(1 + 2);
    }

    @Test
    void wordsChangeOneByOneAndChangePlacesWhereThePlainOneIsTaken() {
        Map<String, String> plain = new LinkedHashMap<>();
        plain.put("b", "a");
        plain.put("a", "b");
        plain.put("c", "c");
        plain.put("record", "d");

        assertThat(Words.oneByOne(plain))
                .containsExactly(Map.of("b", "a", "a", "b"), Map.of("a", "b", "b", "a"), Map.of("record", "d"));
    }

    @Test
    void lengthCountsIdsTextsAndTrue() {
        Map<String, Value> columns =
                columns(Value.of("three"), Value.TRUE, Value.FALSE, Value.of(1_234), Value.NULL, Value.of("four"));

        assertThat(Words.length(columns)).isEqualTo(5 + 1 + 4);
        assertThat(Words.length(RawRecord.of("id", columns))).isEqualTo(2 + 10);
        assertThat(Words.length(RawRecord.of("id", Map.of()))).isEqualTo(2);
    }
}
