package io.github.synctck.spec.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PullStrategy;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.message.Unreadable;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden files under {@code wire/}: what is written, byte for byte, and what is read from it. */
class WireCodecTest {
    private static final DataSchema SCHEMA = ProfileReader.named("watermelondb").schema();
    private static final PushRequest PUSH = push();
    private static final PullRequest MIGRATING = new PullRequest(
            Cursor.of(1_764_000_000_000.0),
            61,
            new Migration(60, List.of("notes"), Map.of("friends", List.of("nickname", "pronouns"))));

    private static String golden(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(WireCodecTest.class.getResourceAsStream("/wire/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** UTF-8 would make a question mark of it, and a server would never see what a phone sends. */
    @Test
    void halfACharacterIsEscapedAsInJavaScript() throws MalformedMessage {
        List<RawRecord> one = List.of(RawRecord.of("f1", Map.of("name", Value.of("cut \ud83d"))));
        PushRequest push =
                new PushRequest(new Changes(Map.of("friends", new TableChanges(one, List.of(), List.of()))), null);

        String written = WireCodec.write(push);

        assertThat(written).contains("\"cut \\ud83d\"");
        assertThat(WireCodec.readPushRequest(written)).isEqualTo(push);
    }

    private static List<JsonNode> lines(String file) throws IOException {
        return golden(file)
                .lines()
                .map(line -> {
                    try {
                        return WireCodec.parse(line);
                    } catch (MalformedMessage e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }

    private static PushRequest push() {
        RawRecord created = RawRecord.of(
                "f1",
                Map.of(
                        "_status", Value.of("created"),
                        "_changed", Value.of(""),
                        "name", Value.of("Zoë \"Z\" \uD83E\uDD8A"),
                        "weave_score", Value.of(0.1),
                        "created_at", Value.of(1_764_000_000_000.0)));
        RawRecord updated = RawRecord.of(
                "f2",
                Map.of(
                        "_status",
                        Value.of("updated"),
                        "_changed",
                        Value.of("name,notes"),
                        "name",
                        Value.NULL,
                        "is_dormant",
                        Value.TRUE));
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        tables.put("friends", new TableChanges(List.of(created), List.of(updated), List.of("f3")));
        tables.put("life_events", TableChanges.NONE);
        return new PushRequest(new Changes(tables), Cursor.of(17));
    }

    @Test
    void firstPullRequest() throws Exception {
        String file = golden("pull-request-first.json");

        assertThat(WireCodec.write(PullRequest.first(60))).isEqualTo(file);
        assertThat(WireCodec.readPullRequest(file)).isEqualTo(PullRequest.first(60));
    }

    @Test
    void pullRequestWithMigration() throws Exception {
        String file = golden("pull-request-migration.json");

        assertThat(WireCodec.write(MIGRATING)).isEqualTo(file);
        assertThat(WireCodec.readPullRequest(file)).isEqualTo(MIGRATING);
    }

    @Test
    void pushRequest() throws Exception {
        String file = golden("push-request.json");

        assertThat(WireCodec.write(PUSH)).isEqualTo(file);
        assertThat(WireCodec.readPushRequest(file)).isEqualTo(PUSH);
    }

    @Test
    void pullAnswer() throws Exception {
        RawRecord created = RawRecord.of(
                "f1", Map.of("name", Value.of("line\nbreak"), "created_at", Value.of(1_764_000_000_000.0)));
        Changes changes =
                new Changes(Map.of("friends", new TableChanges(List.of(created), List.of(), List.of("f2", "f3"))));
        var answer = new PullResponse.Accepted(changes, Cursor.of(9_007_199_254_740_991.0));

        assertThat(WireCodec.write(answer)).isEqualTo(golden("pull-answer.json"));
        assertThat(WireCodec.readPullAnswer(200, golden("pull-answer.json"))).isEqualTo(answer);
    }

    @Test
    void replacementAnswer() throws Exception {
        var answer = new PullResponse.Accepted(Changes.NONE, Cursor.of(1), PullStrategy.REPLACEMENT);

        assertThat(WireCodec.write(answer)).isEqualTo(golden("pull-answer-replacement.json"));
        assertThat(WireCodec.readPullAnswer(200, golden("pull-answer-replacement.json")))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e15, 1_764_000_000_000_000.0, 9_007_199_254_740_992.0, 1e20, 1e21, 0.1, 1e-7})
    void cursorsComeBackAsTheyWere(double number) throws MalformedMessage {
        String body = WireCodec.write(PullRequest.since(Cursor.of(number), 1));

        assertThat(WireCodec.readPullRequest(body).lastPulledAt()).isEqualTo(Cursor.of(number));
        if (number >= 1 && number < 1e21) {
            assertThat(body).startsWith("{\"lastPulledAt\":" + Cursor.of(number) + ",");
        }
    }

    @Test
    void strategiesByTable() {
        var strategy = new PullStrategy(
                PullStrategy.Kind.INCREMENTAL, new TreeMap<>(Map.of("friends", PullStrategy.Kind.REPLACEMENT)));
        var answer = new PullResponse.Accepted(Changes.NONE, Cursor.of(1), strategy);
        String body = "{\"changes\":{},\"timestamp\":1,\"experimentalStrategy\":"
                + "{\"default\":\"incremental\",\"override\":{\"friends\":\"replacement\"}}}";

        assertThat(WireCodec.write(answer)).isEqualTo(body);
        assertThat(WireCodec.readPullAnswer(200, body)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"both\"", "1", "{}", "{\"default\":\"replacement\"}", "{\"default\":\"x\",\"override\":{}}"})
    void unknownStrategiesFailTheClient(String strategy) {
        String body = "{\"changes\":{},\"timestamp\":1,\"experimentalStrategy\":" + strategy + "}";

        assertThat(WireCodec.readPullAnswer(200, body)).isInstanceOf(Unreadable.class);
    }

    static List<JsonNode> malformed() throws IOException {
        return lines("malformed.jsonl");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedRequestIsRefusedWithItsPlace(JsonNode line) {
        String body = line.path("body").textValue();

        assertThatThrownBy(() -> {
                    if (line.path("push").booleanValue()) {
                        WireCodec.readPushRequest(body);
                    } else {
                        WireCodec.readPullRequest(body);
                    }
                })
                .isInstanceOf(MalformedMessage.class)
                .hasMessageStartingWith(line.path("problem").textValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"lastPulledAt\":0}", "{\"lastPulledAt\":null,\"migration\":null,\"extra\":1}"})
    void absentNullAndZeroAllMeanNeverPulled(String body) throws MalformedMessage {
        assertThat(WireCodec.readPullRequest(body)).isEqualTo(PullRequest.first(1));
    }

    @Test
    void deepNestingIsRefusedAndNotFollowed() {
        String deep = "[".repeat(100_000);

        assertThatThrownBy(() -> WireCodec.readPushRequest(deep)).isInstanceOf(MalformedMessage.class);
    }

    static List<JsonNode> answers() throws IOException {
        return lines("answers.jsonl");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answerIsReadAsTheClientDoesAndJudgedStrictly(JsonNode line) {
        String body = line.path("body").textValue();

        assertThat(client(WireCodec.readPullAnswer(200, body)))
                .isEqualTo(line.path("client").textValue());
        List<String> problems = ShapeRules.problems(body, SCHEMA).stream()
                .map(problem -> problem.requirement() + " " + problem.path())
                .toList();
        assertThat(problems)
                .containsExactlyElementsOf(line.path("problems")
                        .valueStream()
                        .map(JsonNode::textValue)
                        .toList());
    }

    private static String client(PullResponse answer) {
        if (answer instanceof Unreadable) {
            return "unreadable";
        }
        PullResponse.Accepted accepted = (PullResponse.Accepted) answer;
        return accepted.changes().size() + " changes at " + accepted.timestamp();
    }

    @Test
    void onlyRejectedIdsAreReadFromAPushAnswer() {
        PushResponse.Accepted some = WireCodec.readPushAnswer("{\"experimentalRejectedIds\":{\"friends\":[\"f1\"]}}");

        assertThat(some.rejectedIds()).isEqualTo(Map.of("friends", List.of("f1")));
        for (String body :
                List.of("", "ok", "null", "[]", "{\"status\":\"ok\"}", "{\"experimentalRejectedIds\":null}")) {
            assertThat(WireCodec.readPushAnswer(body)).isEqualTo(PushResponse.Accepted.ALL);
        }
    }
}
