package io.github.synctck.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.synctck.sim.ModelWorld;
import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.generate.ScenarioGenerator;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.BadFileException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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
                "{ | s.json:1: is not JSON",
                "{} | s.json:1: is not a scenario of format 1",
                "{\"format\": 2} | s.json:1: is not a scenario of format 1",
                "{\"format\": 1, \"steps\": [{\"step\": \"dance\"}]} | s.json:1: step 0: unknown kind of step: 'dance'",
                "{\"format\": 1, \"steps\": [{\"step\": \"sync\", \"crash\": \"now\"}]} | s.json:1: step 0: unknown "
                        + "word: 'now'",
                "{\"format\": 1, \"steps\": [{\"step\": \"pull\", \"since\": \"later\"}]} | s.json:1: step 0: not a "
                        + "cursor: later",
                "{\"format\": 1, \"steps\": [{\"step\": \"sync\", \"device\": 1}]} | s.json:1: step of unknown device 1 in",
                "{\"format\": 1, \"devices\": [3]} | s.json:1: device of unknown user 3 in",
            })
    void mistakesAreNamed(String text, String message) {
        assertThatThrownBy(() -> ScenarioJson.read(text, "s.json"))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(message);
    }
}
