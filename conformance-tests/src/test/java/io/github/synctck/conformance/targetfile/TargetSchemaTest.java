package io.github.synctck.conformance.targetfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.synctck.conformance.wire.Cursors;
import io.github.synctck.conformance.wire.EndpointForm;
import io.github.synctck.conformance.wire.Place;
import io.github.synctck.conformance.wire.PushForm;
import io.github.synctck.conformance.wire.TableForm;
import io.github.synctck.conformance.wire.TimeForm;
import io.github.synctck.sim.IdFormat;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.codec.SchemaReader;
import io.github.synctck.spec.schema.ColumnType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema that editors use and the readers know the same keys and words. */
class TargetSchemaTest {
    private static final String URL = "url: http://127.0.0.1:1\n";

    /** Where in the schema the keys of a reader's list stand; {@code ENDPOINT_KEYS} are part of two others. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("TargetFile.KEYS", ""),
            Map.entry("TargetFile.TIME_KEYS", "/$defs/time"),
            Map.entry("TargetFile.LIMIT_KEYS", "/$defs/limits"),
            Map.entry("WireReader.PULL_KEYS", "/$defs/pull"),
            Map.entry("WireReader.FIRST_KEYS", "/$defs/pull/properties/first"),
            Map.entry("WireReader.PUSH_KEYS", "/$defs/push"),
            Map.entry("WireReader.PLACE_KEYS", "/$defs/place/anyOf/1"),
            Map.entry("WireReader.ANSWER_KEYS", "/$defs/answer"),
            Map.entry("WireReader.PAGING_KEYS", "/$defs/paging"),
            Map.entry("WireReader.OUTCOME_KEYS", "/$defs/outcomes"),
            Map.entry("WireReader.RULE_KEYS", "/$defs/rule"),
            Map.entry("TablesReader.TABLE_KEYS", "/$defs/table"),
            Map.entry("TablesReader.COLUMN_KEYS", "/$defs/column"),
            Map.entry("AuthReader.AUTH_KEYS", "/$defs/auth"),
            Map.entry("AuthReader.JWT_KEYS", "/$defs/jwt"),
            Map.entry("AuthReader.SUPABASE_KEYS", "/$defs/auth/properties/supabase"),
            Map.entry("AuthReader.WORLD_KEYS", "/$defs/world"),
            Map.entry("HooksReader.HOOK_KEYS", "/$defs/hook"),
            Map.entry("HooksReader.ACTION_KEYS", "/$defs/hooks"),
            Map.entry("AuthReader.SIGNUP_KEYS", "/$defs/world/properties/signup"),
            Map.entry("SchemaReader.ROOT_KEYS", "/$defs/dataSchema"),
            Map.entry("SchemaReader.TABLE_KEYS", "/$defs/dataTable"),
            Map.entry("SchemaReader.COLUMN_KEYS", "/$defs/dataColumn"));

    private final String text = resource(TargetFile.SCHEMA_RESOURCE);
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text);

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(TargetFile.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    private List<String> mistakes(String yaml) throws IOException {
        String json = new YAMLMapper().readTree(yaml).toString();
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void everyExampleIsValid() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "docs", "targets"))) {
            List<Path> examples =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(examples).hasSizeGreaterThanOrEqualTo(9);
            for (Path example : examples) {
                assertThat(mistakes(Files.readString(example)))
                        .as(example.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void keysAreThoseOfTheReaders() throws Exception {
        JsonNode root = tree(text);
        Map<String, List<String>> known = new TreeMap<>();
        for (Class<?> reader : List.of(
                TargetFile.class,
                WireReader.class,
                TablesReader.class,
                AuthReader.class,
                HooksReader.class,
                SchemaReader.class)) {
            for (Field field : reader.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && field.getName().endsWith("KEYS")
                        && !field.getName().equals("ENDPOINT_KEYS")) {
                    field.setAccessible(true);
                    List<String> keys = Stream.of(((List<?>) field.get(null)).toArray())
                            .map(String::valueOf)
                            .toList();
                    known.put(reader.getSimpleName() + "." + field.getName(), keys);
                }
            }
        }

        assertThat(known.keySet()).containsExactlyInAnyOrderElementsOf(PLACES.keySet());
        known.forEach((list, keys) -> {
            JsonNode at = root.at(PLACES.getOrDefault(list, "/none"));
            List<String> shown = new ArrayList<>();
            at.path("properties").fieldNames().forEachRemaining(shown::add);
            assertThat(shown).as(list).containsExactlyInAnyOrderElementsOf(keys);
            assertThat(at.path("additionalProperties").booleanValue()).as(list).isFalse();
        });
    }

    private static List<String> words(JsonNode at) {
        List<String> words = new ArrayList<>();
        at.path("enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    @Test
    void wordsAreThoseOfTheReaders() throws IOException {
        JsonNode root = tree(text);
        JsonNode types = root.path("$defs");
        Map<String, List<String>> expected = Map.ofEntries(
                Map.entry("/properties/profile/anyOf/0", ProfileReader.NAMES),
                Map.entry("/properties/names", TablesReader.NAMES),
                Map.entry("/properties/ids", words(IdFormat.class)),
                Map.entry("/$defs/pull/properties/contentType", words(EndpointForm.ContentType.class)),
                Map.entry("/$defs/push/properties/contentType", words(EndpointForm.ContentType.class)),
                Map.entry("/$defs/push/properties/envelope", words(PushForm.Envelope.class)),
                Map.entry("/$defs/push/properties/send", words(PushForm.Complete.class)),
                Map.entry("/$defs/answer/properties/envelope", words(PushForm.Envelope.class)),
                Map.entry("/$defs/place/anyOf/1/properties/in", words(Place.Where.class)),
                Map.entry("/$defs/paging/properties/in", words(Place.Where.class)),
                Map.entry("/$defs/time/properties/unit", words(Cursors.Unit.class)),
                Map.entry("/$defs/column/properties/time", words(TimeForm.class)),
                Map.entry("/$defs/column/properties/push", words(TimeForm.class)),
                Map.entry("/$defs/column/properties/pull", words(TimeForm.class)),
                Map.entry("/$defs/table/properties/operations/items", words(TableForm.Operation.class)),
                Map.entry("/$defs/world/properties/accounts/anyOf/0", AuthReader.ACCOUNTS),
                Map.entry("/$defs/dataColumn/properties/type", words(ColumnType.class)));

        expected.forEach((place, words) ->
                assertThat(words(root.at(place))).as(place).containsExactlyInAnyOrderElementsOf(words));
        assertThat(words(types.at("/place/anyOf/1/properties/never"))).containsAll(words(Place.Never.class));
        JsonNode points = tree(resource(ProfileReader.SCHEMA_RESOURCE)).path("properties");
        types.path("policies")
                .path("properties")
                .properties()
                .forEach(point -> assertThat(point.getValue()).isEqualTo(points.get(point.getKey())));
        assertThat(types.path("policies").path("properties").size() + 5).isEqualTo(points.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: x\n",
                "urll: http://127.0.0.1:1\n",
                "url: [a]\n",
                URL + "pull: {methd: GET}\n",
                URL + "pull: {method: get}\n",
                URL + "pull: {cursor: {in: qurey}}\n",
                URL + "pull: {cursor: {in: body, never: ever}}\n",
                URL + "pull: {answer: {paging: {more: a, nxt: b}}}\n",
                URL + "push: {envelope: crate}\n",
                URL + "push: {send: everything}\n",
                URL + "outcomes: {conflict: 409}\n",
                URL + "outcomes: {conflict: [teapot]}\n",
                URL + "outcomes: {conflict: [{status: 400}]}\n",
                URL + "headers: [a]\n",
                URL + "profile: wmdb\n",
                URL + "policies: {conflict: maybe}\n",
                URL + "schema: {tabels: []}\n",
                URL + "schema: {tables: [{name: t, columns: [{name: c}]}]}\n",
                URL + "tables: {friends: {operations: [upsert]}}\n",
                URL + "columns: {created_at: {time: sundial}}\n",
                URL + "ids: serial\n",
                URL + "time: {resolution: soon}\n",
                URL + "limits: {answerSeconds: 0}\n",
                URL + "auth: {jwt: {algorithm: none, secret: x}}\n",
                URL + "world: {accounts: cloned}\n",
                URL + "world: {reset: {curl: x}}\n",
            })
    void mistakesAreSeenByBoth(String yaml) throws IOException {
        assertThat(mistakes(yaml)).isNotEmpty();
        assertThatThrownBy(() -> TargetFile.read(yaml, Path.of("t.yaml"), name -> null, TargetFile.Overrides.NONE))
                .isInstanceOf(BadFileException.class);
    }
}
