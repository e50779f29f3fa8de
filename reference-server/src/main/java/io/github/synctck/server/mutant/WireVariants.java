package io.github.synctck.server.mutant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.server.mutant.Spoiler.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The catalogue of sound servers whose bytes differ. */
public final class WireVariants {
    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper ESCAPING = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private WireVariants() {}

    /** Every variant. */
    public static List<WireVariant> all() {
        return List.of(
                new WireVariant(
                        "answers-201",
                        pushes(answer -> answer.withStatus(201).withBody("{\"ok\":true}")),
                        "A taken push is answered with 201 and a body of the server's own."),
                new WireVariant(
                        "answers-204",
                        pushes(answer -> answer.withStatus(204).withBody("")),
                        "A taken push is answered with 204 and nothing else."),
                new WireVariant(
                        "whole-numbers-with-a-fraction",
                        pulls(node -> write(PLAIN, withFractions(node))),
                        "Whole numbers are written as 1.0, as from columns of floating point."),
                new WireVariant(
                        "escapes-non-ascii",
                        pulls(node -> write(ESCAPING, node)),
                        "Letters outside ASCII and slashes are escaped in JSON."),
                new WireVariant("pretty-printed", pulls(JsonNode::toPrettyString), "Answers are indented for people."),
                new WireVariant(
                        "more-beside-the-changes",
                        pulls(node -> write(
                                PLAIN, ((ObjectNode) node).put("success", true).putNull("error"))),
                        "An answer has fields of the framework's beside changes and timestamp."),
                new WireVariant(
                        "names-its-charset",
                        Spoiler.answers((asked, answer) -> new Answer(
                                answer.status(),
                                "application/json; charset=utf-8",
                                answer.cacheControl(),
                                answer.body())),
                        "The Content-Type has a charset."));
    }

    private static Spoiler pushes(UnaryOperator<Answer> change) {
        return Spoiler.answers((asked, answer) -> asked.push() && answer.isSuccess() ? change.apply(answer) : answer);
    }

    private static Spoiler pulls(Function<JsonNode, String> change) {
        return Spoiler.answers((asked, answer) ->
                asked.push() || !answer.isSuccess() ? answer : answer.withBody(change.apply(read(answer.body()))));
    }

    private static JsonNode read(String body) {
        try {
            return PLAIN.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the sound server's answer is not JSON", e);
        }
    }

    private static String write(JsonMapper mapper, JsonNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode withFractions(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> object.set(name, withFractions(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withFractions(array.get(i)));
            }
        } else if (node.isIntegralNumber()) {
            return DecimalNode.valueOf(new BigDecimal(node.bigIntegerValue()).setScale(1));
        }
        return node;
    }
}
