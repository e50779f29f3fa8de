package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.spec.codec.JsonValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with holes such as {@code {uuid}} and {@code {user.id}}. */
public final class Template {
    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]*)}");

    private static final List<String> TREES = List.of("record", "millis");

    private Template() {}

    /** The names of a text's holes, in order. */
    public static List<String> holes(String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = HOLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The text with its holes filled; one without a value stays. */
    public static String fill(String text, Map<String, String> values) {
        return HOLE.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }

    /** The tree with the holes of its texts filled; {@code {record}} and {@code {millis}} alone are no text there. */
    public static JsonNode fill(JsonNode node, Map<String, String> values) {
        if (node.isTextual()) {
            String name = node.textValue().replaceAll("^\\{(.*)}$", "$1");
            String json = TREES.contains(name) ? values.get(name) : null;
            if (json != null && node.textValue().startsWith("{")) {
                return JsonValues.parse(json);
            }
            return JsonNodeFactory.instance.textNode(fill(node.textValue(), values));
        } else if (node.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue(), values)));
            return filled;
        } else if (node.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> filled.add(fill(element, values)));
            return filled;
        }
        return node;
    }

    /** A user's values and what is new in each request where they do not name it: {@code uuid} and {@code now}. */
    public static Map<String, String> values(Map<String, String> user) {
        Map<String, String> values = new TreeMap<>(user);
        values.putIfAbsent("uuid", UUID.randomUUID().toString());
        values.putIfAbsent("now", String.valueOf(System.currentTimeMillis()));
        return values;
    }
}
