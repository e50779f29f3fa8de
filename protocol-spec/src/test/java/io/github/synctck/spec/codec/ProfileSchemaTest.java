package io.github.synctck.spec.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema and the reader take the same profiles. */
class ProfileSchemaTest {
    private static final String HEAD = "name: n\ndescription: d\nschema: weave\n";

    private final String text = Resources.text(ProfileReader.SCHEMA_RESOURCE.substring(1));
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text);

    private List<String> mistakes(String yaml) throws IOException {
        String json = new YAMLMapper().readTree(yaml).toString();
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void everyProfileIsValid() throws IOException {
        for (String name : ProfileReader.NAMES) {
            assertThat(mistakes(Resources.text("profiles/" + name + ".yaml")))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void keysAndWordsAreThoseOfTheReader() throws IOException {
        JsonNode properties = new ObjectMapper().readTree(text).path("properties");
        List<String> keys = new ArrayList<>();
        properties.fieldNames().forEachRemaining(keys::add);

        assertThat(keys).containsExactlyInAnyOrderElementsOf(ProfileReader.keys());
        for (Choice point : Policies.DEFAULT.choices()) {
            List<String> words = new ArrayList<>();
            properties.path(point.key()).path("enum").forEach(word -> words.add(word.textValue()));
            assertThat(words)
                    .as(point.key())
                    .isEqualTo(point.readings().stream().map(Choice::word).toList());
            assertThat(properties.path(point.key()).path("default").textValue()).isEqualTo(point.word());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: n\ndescription: d\n",
                HEAD + "conflict: maybe\n",
                HEAD + "conflikt: reject\n",
                HEAD + "retentionDays: soon\n",
                HEAD + "pushes: [none]\n",
            })
    void mistakesAreSeenByBoth(String yaml) throws IOException {
        assertThat(mistakes(yaml)).isNotEmpty();
        assertThatThrownBy(() -> ProfileReader.read(yaml, "p.yaml")).isInstanceOf(BadFileException.class);
    }
}
