package io.github.synctck.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.synctck.sim.ModelWorld;
import io.github.synctck.sim.Scenarios;
import io.github.synctck.sim.generate.ScenarioGenerator;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.BadFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema and the reader take the same documents. */
class ScenarioSchemaTest {
    private static final int SEEDS = 300;
    private final Schema schema = schema();

    private static Schema schema() {
        try (InputStream in =
                Objects.requireNonNull(ScenarioJson.class.getResourceAsStream(ScenarioJson.SCHEMA_RESOURCE))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> mistakes(String text) {
        return schema.validate(text, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void everyKindOfStepIsValid() {
        String text = ScenarioJson.write(Scenarios.everyKind());
        TreeSet<String> words = new TreeSet<>();
        Matcher step = Pattern.compile("\"step\" : \"([a-z-]+)\"").matcher(text);
        while (step.find()) {
            words.add(step.group(1));
        }
        words.addAll(List.of("reinstall", "offline", "online"));

        assertThat(mistakes(text)).isEmpty();
        assertThat(words).as("kinds in the scenario").containsExactlyInAnyOrderElementsOf(StepReader.kinds());
    }

    @Test
    void generatedScenariosAreValid() {
        ScenarioGenerator generator = new ScenarioGenerator(ModelWorld.PROFILE, 30);
        for (int seed = 1; seed <= SEEDS; seed++) {
            assertThat(mistakes(ScenarioJson.write(generator.generate("live-01/generated", new Seed(seed)))))
                    .isEmpty();
        }
    }

    @Test
    void examplesOfTheDocumentationAreValidAndCanBeRead() throws IOException {
        String page = Files.readString(Path.of("../docs/scenario.md"));
        Matcher example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page);
        int found = 0;
        while (example.find()) {
            String text = example.group(1);
            assertThat(mistakes(text)).isEmpty();
            assertThatCode(() -> ScenarioJson.read(text, "scenario.md", ModelWorld.PROFILE.schema()))
                    .doesNotThrowAnyException();
            found++;
        }
        for (String kind : StepReader.kinds()) {
            assertThat(page).contains("`" + kind + "`");
        }
        assertThat(found).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'format': 2, 'steps': []}",
                "{'format': 1}",
                "{'format': 1, 'step': [], 'steps': []}",
                "{'format': 1, 'devices': [{'on410': 'cry'}], 'steps': []}",
                "{'format': 1, 'steps': [{'step': 'dance'}]}",
                "{'format': 1, 'devices': [0], 'steps': [{'step': 'sync', 'devise': 0}]}",
                "{'format': 1, 'devices': [0], 'steps': [{'step': 'sync'}]}",
                "{'format': 1, 'devices': [0], 'steps': [{'step': 'sync', 'device': 0, 'crash': 'now'}]}",
                "{'format': 1, 'devices': [0], 'steps': [{'step': 'sync', 'device': 0, 'pull': {'answerMillis': 5}}]}",
                "{'format': 1, 'devices': [0], 'steps': [{'step': 'sync', 'device': 0, 'afterPush': "
                        + "[{'step': 'sync', 'device': 0, 'at': 5}]}]}",
                "{'format': 1, 'devices': [0], 'steps': [{'step': 'create', 'device': 0, 'table': 't', 'id': 'a'}]}",
                "{'format': 1, 'steps': [{'step': 'pull', 'label': 'p', 'since': 'later'}]}",
                "{'format': 1, 'steps': [{'step': 'advance'}]}",
            })
    void mistakesAreSeenByBoth(String quoted) {
        String text = quoted.replace('\'', '"');

        assertThat(mistakes(text)).isNotEmpty();
        assertThatThrownBy(() -> ScenarioJson.read(text, "s.json")).isInstanceOf(BadFileException.class);
    }
}
