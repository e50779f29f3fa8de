package io.github.synctck.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.synctck.sim.ModelWorld;
import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.generate.ScenarioGenerator;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioJsonTest {
    private static final int SEEDS = 200;

    private static List<Class<?>> leaves(Class<?> type) {
        Class<?>[] kinds = type.getPermittedSubclasses();
        List<Class<?>> found = new ArrayList<>();
        if (kinds == null) {
            found.add(type);
            return found;
        }
        for (Class<?> kind : kinds) {
            found.addAll(leaves(kind));
        }
        return found;
    }

    @Test
    void everyKindOfStepIsListedAndPlayed() {
        List<Class<?>> leaves = leaves(Step.class);

        assertThat(Step.kinds()).containsExactlyInAnyOrderElementsOf(leaves);
        assertThat(Scenarios.everyKind().steps().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(leaves);
    }

    @Test
    void everyKindOfStepComesBackAsItWas() throws BadFileException {
        Scenario scenario = Scenarios.everyKind();

        assertThat(ScenarioJson.read(ScenarioJson.write(scenario), "s.json")).isEqualTo(scenario);
    }

    @Test
    void recordsToBeginWithComeBackAsTheyWere() throws BadFileException {
        Adopted adopted = new Adopted(0, "friends", "f1", Map.of("name", Value.of("before")));
        Scenario scenario = Scenarios.everyKind().adopting(List.of(adopted));

        assertThat(ScenarioJson.read(ScenarioJson.write(scenario), "s.json")).isEqualTo(scenario);
        assertThat(ScenarioJson.write(Scenarios.everyKind())).doesNotContain("adopted");
    }

    @Test
    void halfACharacterSurvivesAFile(@TempDir Path folder) throws IOException, BadFileException {
        Adopted adopted = new Adopted(0, "friends", "f1", Map.of("name", Value.of("cut \ud83d")));
        Scenario scenario = Scenarios.everyKind().adopting(List.of(adopted));
        Path file = folder.resolve("scenario.json");

        Files.writeString(file, ScenarioJson.write(scenario));

        assertThat(ScenarioJson.read(Files.readString(file), "s.json")).isEqualTo(scenario);
    }

    @Test
    void recordOfNobodyIsRefusedWithItsPlace() {
        String text =
                "{\"format\": 1, \"adopted\": [{\"user\": 1, \"table\": \"friends\", \"id\": \"f1\", \"set\": {}}],"
                        + " \"steps\": []}";

        assertThatThrownBy(() -> ScenarioJson.read(text, "s.json"))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("adopted 0: there is no user 1");
    }

    @Test
    void generatedScenariosComeBackAsTheyWere() throws BadFileException {
        ScenarioGenerator generator = new ScenarioGenerator(ModelWorld.PROFILE, 40);
        for (int seed = 1; seed <= SEEDS; seed++) {
            Scenario scenario = generator.generate("live-01/generated", new Seed(seed));
            String text = ScenarioJson.write(scenario);

            assertThat(ScenarioJson.read(text, "s.json")).isEqualTo(scenario);
            assertThat(text).doesNotContain("\r").endsWith("\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | 1: is not JSON",
                "{} | 1: is not a scenario of format 1",
                "{'format': 2} | 1: is not a scenario of format 1",
                "{'format': 1, 'steps': 5} | 1: 'steps' should be a list of steps",
                "{'format': 1, 'step': []} | 1: unknown key 'step'; did you mean 'steps'?",
                "{'format': 1, 'steps': [],~'steps': []} | 2: is not JSON",
                "{'format': 1, 'devices': [3], 'steps': []} | 1: device of unknown user 3 in",
                "{'format': 1, 'devices': [{'on410': 'cry'}], 'steps': []} | 1: device 0: unknown word 'cry' under 'on410'; "
                        + "known are stuck, reset",
                "{'step': 'x'} | 4: step 1: unknown kind of step: 'x'; known are create, update",
                "{'step': 'sink', 'device': 0} | 4: step 1: unknown kind of step: 'sink'; did you mean 'sync'?",
                "{'step': 'sync', 'devise': 0} | 4: step 1: unknown key 'devise'; did you mean 'device'?",
                "{'step': 'sync'} | 4: step 1: 'device' is missing",
                "{'step': 'sync', 'device': 1} | 4: step 1: there is no device 1; the scenario has 1, counted from 0",
                "{'step': 'sync', 'device': '0'} | 4: step 1: 'device' should be a whole number, not \"0\"",
                "{'step': 'sync', 'device': 0, 'crash': 'now'} | 4: step 1: unknown word 'now' under 'crash'; known are "
                        + "after-apply, before-push, after-push",
                "{'step': 'sync', 'device': 0, 'push': {'fate': 'drop-respons'}} | 4: step 1, 'push': unknown word "
                        + "'drop-respons' under 'fate'; did you mean 'drop-response'?",
                "{'step': 'sync', 'device': 0, 'pull': {'latencyMillis': -1}} | 4: step 1, 'pull': latency below zero: -1",
                "{'step': 'sync', 'device': 0, 'pull': {'answerMillis': 5}} | 4: step 1: a pull is applied as soon as",
                "{'step': 'sync', 'device': 0, 'push': {'latencyMillis': 5}, 'beforePush': []} | 4: step 1: 'beforePush' says",
                "{'step': 'sync', 'device': 0, 'beforePush': [{'step': 'sync', 'device': 0, 'at': 7}]} | 4: step 1, "
                        + "beforePush 0: a step inside a sync happens where it stands; leave out 'at'",
                "{'step': 'sync', 'device': 0, 'afterPush': [{'step': 'nap'}]} | 4: step 1, afterPush 0: unknown kind",
                "{'step': 'create', 'device': 0, 'table': 'friends', 'id': 'f1'} | 4: step 1, 'set': should be an object",
                "{'step': 'create', 'device': 0, 'table': 'frends', 'id': 'f1', 'set': {}} | 4: step 1: unknown table "
                        + "'frends'; did you mean 'friends'?",
                "{'step': 'create', 'device': 0, 'table': 'friends', 'id': 'f1', 'set': {'nme': 'x'}} | 4: step 1, 'set': "
                        + "unknown key 'nme'; did you mean 'name'?",
                "{'step': 'pull', 'label': 'p', 'since': 'later'} | 4: step 1: not a cursor: later",
                "{'step': 'pull', 'label': 'p', 'user': 2} | 4: step 1: there is no user 2; the scenario has 1",
                "{'step': 'push', 'label': 'p', 'changes': {'friends': {'craeted': []}}} | 4: step 1, 'changes', 'friends': "
                        + "unknown key 'craeted'; did you mean 'created'?",
                "{'step': 'server-edit', 'table': 'friends', 'id': 'f1', 'set': {'nme': 'x'}} | 4: step 1, 'set': unknown key",
                "{'step': 'advance'} | 4: step 1: 'millis' is missing",
                "{'step': 'upgrade', 'device': 0, 'version': 0} | 4: step 1: 'version' should be at least 1, not 0",
            })
    void mistakesAreNamedWithTheirPlace(String text, String message) {
        boolean whole = text.equals("{") || text.equals("{}") || text.contains("format");
        String step = whole
                ? text
                : "{'format': 1, 'devices': [0], 'steps': [\n\n{'step': 'online', 'device': 0},\n" + text + "]}";

        assertThatThrownBy(() -> ScenarioJson.read(
                        step.replace('\'', '"').replace('~', '\n'), "s.json", ModelWorld.PROFILE.schema()))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith("s.json:" + message);
    }

    @Test
    void stepsInsideASyncBecomeStepsAtTheirTime() throws BadFileException {
        String text = """
                {"format": 1, "devices": [0, 0], "steps": [
                  {"step": "sync", "device": 0},
                  {"step": "sync", "device": 0, "push": {"fate": "drop-response"},
                    "afterBegin": [{"step": "offline", "device": 1}],
                    "beforePush": [{"step": "online", "device": 1}, {"step": "sync", "device": 1, "afterBegin": [
                       {"step": "restart", "device": 1}]}],
                    "afterPush": [{"step": "sync", "device": 0}]},
                  {"step": "restart", "device": 0}]}
                """;

        Scenario scenario = ScenarioJson.read(text, "s.json");

        assertThat(scenario.steps())
                .containsExactly(
                        sync(1_000, 0, Leg.CLEAN, Leg.CLEAN),
                        sync(2_000, 0, new Leg(2, Fate.DELIVER), new Leg(5, Fate.DROP_RESPONSE, 2)),
                        new Step.App(new SimTime(2_001), 1, AppEvent.OFFLINE),
                        new Step.App(new SimTime(2_003), 1, AppEvent.ONLINE),
                        sync(2_004, 1, new Leg(2, Fate.DELIVER), Leg.CLEAN),
                        new Step.App(new SimTime(2_005), 1, AppEvent.RESTART),
                        sync(2_008, 0, Leg.CLEAN, Leg.CLEAN),
                        new Step.App(new SimTime(3_000), 0, AppEvent.RESTART));
        assertThat(ScenarioJson.read(ScenarioJson.write(scenario), "s.json")).isEqualTo(scenario);
    }

    private static Step.Sync sync(long at, int device, Leg pull, Leg push) {
        return new Step.Sync(new SimTime(at), device, pull, push, false, null);
    }
}
