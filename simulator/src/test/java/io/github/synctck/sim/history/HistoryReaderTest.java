package io.github.synctck.sim.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.synctck.sim.ModelWorld;
import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.generate.ScenarioGenerator;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.codec.BadFileException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {
    private static String text(History history) {
        return history.operations().stream()
                .map(operation -> HistoryJson.line(operation) + "\n")
                .collect(Collectors.joining("", HistoryJson.header(history.scenario(), history.salt()) + "\n", ""));
    }

    private static History read(String text, Scenario scenario) throws BadFileException {
        return HistoryReader.read(text, scenario, ModelWorld.PROFILE.schema(), "h.jsonl");
    }

    @Test
    void everyOperationComesBackAsItWas() throws BadFileException {
        History history = ModelWorld.play(Scenarios.everyKind());

        assertThat(read(text(history), history.scenario())).isEqualTo(history);
    }

    @Test
    void generatedHistoriesComeBackAsTheyWere() throws BadFileException {
        ScenarioGenerator generator = new ScenarioGenerator(ModelWorld.PROFILE, 30);
        for (int seed = 1; seed <= 100; seed++) {
            History history = ModelWorld.play(generator.generate("x/y", new Seed(seed)));

            assertThat(text(read(text(history), history.scenario()))).isEqualTo(text(history));
        }
    }

    @Test
    void lineThatWasCutOffIsLeftOut() throws BadFileException {
        History history = ModelWorld.play(Scenarios.everyKind());
        String text = text(history);

        History cut = read(text.substring(0, text.length() - 20), history.scenario());

        assertThat(cut.operations())
                .isEqualTo(history.operations().subList(0, history.operations().size() - 1));
        assertThatThrownBy(() -> read(text.replace("\"op\":\"mark\"", "\"op\":\"dance\""), history.scenario()))
                .isInstanceOf(BadFileException.class)
                .hasMessageEndingWith("is no operation of a history");
    }
}
