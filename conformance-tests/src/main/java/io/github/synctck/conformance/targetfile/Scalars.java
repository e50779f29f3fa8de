package io.github.synctck.conformance.targetfile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.conformance.target.Secrets;
import io.github.synctck.conformance.wire.Template;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.YamlFile;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of a target file: {@code ${NAME}} is the environment's value, and what comes from there is a secret. */
final class Scalars {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");
    private static final List<String> HOLES = List.of("uuid", "now", "table", "cursor", "schemaVersion", "migration");

    private final Environment environment;
    private final Secrets secrets;
    private final List<String> holes;

    /** Where the values of variables come from. */
    interface Environment {
        /** The variable's value, or null where it is not set. */
        @Nullable
        String get(String name);
    }

    Scalars(Environment environment, Secrets secrets) {
        this(environment, secrets, HOLES);
    }

    private Scalars(Environment environment, Secrets secrets, List<String> holes) {
        this.environment = environment;
        this.secrets = secrets;
        this.holes = holes;
    }

    /** The same where texts may have those placeholders and no others but a user's. */
    Scalars withHoles(List<String> others) {
        return new Scalars(environment, secrets, others);
    }

    /** The text under a key, which anybody may see. */
    String open(YamlFile.Node node, String key) throws BadFileException {
        return filled(at(node, key), node.text(key), (value, variable) -> value);
    }

    /** The text under a key, which anybody may see, or the default. */
    String open(YamlFile.Node node, String key, String otherwise) throws BadFileException {
        return node.at(key) == null ? otherwise : open(node, key);
    }

    /** The text under a key, of which the environment's part is secret. */
    String text(YamlFile.Node node, String key) throws BadFileException {
        return filled(at(node, key), node.text(key), this::kept);
    }

    /** The text under a key, all of it secret. */
    String secret(YamlFile.Node node, String key) throws BadFileException {
        String value = text(node, key);
        secrets.add(value);
        return value;
    }

    private String kept(String value, String variable) {
        secrets.add(value, variable);
        return value;
    }

    private interface Seen {
        String value(String value, String variable);
    }

    private static YamlFile.Node at(YamlFile.Node node, String key) {
        YamlFile.Node found = node.at(key);
        return found == null ? node : found;
    }

    private String filled(YamlFile.Node at, String text, Seen seen) throws BadFileException {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String value = environment.get(matcher.group(1));
            String used = value == null ? matcher.group(2) : value;
            if (used == null) {
                throw at.bad("the environment variable " + matcher.group(1) + " is not set");
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(seen.value(used, matcher.group(1))));
        }
        return matcher.appendTail(out).toString();
    }

    /** Texts by name under a key; their placeholders are checked. */
    Map<String, String> texts(YamlFile.Node node, String key) throws BadFileException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (var entry : entries(node, key).entrySet()) {
            YamlFile.Node value = entry.getValue();
            if (value.text() == null) {
                throw value.bad("'" + entry.getKey() + "' should be a text");
            }
            texts.put(entry.getKey(), checked(value, filled(value, value.text(), this::kept)));
        }
        return texts;
    }

    /** Trees by name under a key; the placeholders of their texts are checked. */
    Map<String, JsonNode> trees(YamlFile.Node node, String key) throws BadFileException {
        Map<String, JsonNode> trees = new LinkedHashMap<>();
        for (var entry : entries(node, key).entrySet()) {
            trees.put(entry.getKey(), tree(entry.getValue()));
        }
        return trees;
    }

    /** The map under a key, of whatever keys; empty where it is absent. */
    static Map<String, YamlFile.Node> entries(YamlFile.Node node, String key) throws BadFileException {
        YamlFile.Node found = node.at(key);
        if (found == null) {
            return new LinkedHashMap<>();
        }
        Map<String, YamlFile.Node> fields = found.fields();
        if (fields == null) {
            throw found.bad("'" + key + "' should be a map");
        }
        return fields;
    }

    /** The entries of a map; none where it is something else. */
    static Map<String, YamlFile.Node> entries(YamlFile.Node node) {
        Map<String, YamlFile.Node> fields = node.fields();
        return fields == null ? new LinkedHashMap<>() : fields;
    }

    /** A value as JSON, of the kind that it has in YAML. */
    JsonNode tree(YamlFile.Node node) throws BadFileException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        String text = node.text();
        switch (node.kind()) {
            case MAP -> {
                ObjectNode object = nodes.objectNode();
                Map<String, YamlFile.Node> fields = node.fields();
                if (fields != null) {
                    for (var field : fields.entrySet()) {
                        object.set(field.getKey(), tree(field.getValue()));
                    }
                }
                return object;
            }
            case LIST -> {
                ArrayNode array = nodes.arrayNode();
                for (YamlFile.Node item : node.items()) {
                    array.add(tree(item));
                }
                return array;
            }
            case NUMBER -> {
                return number(node, String.valueOf(text));
            }
            case FLAG -> {
                return nodes.booleanNode("true".equalsIgnoreCase(text));
            }
            case NULL -> {
                return nodes.nullNode();
            }
            case TEXT -> {
                return nodes.textNode(checked(node, filled(node, String.valueOf(text), this::kept)));
            }
        }
        throw new AssertionError(node.kind());
    }

    private static JsonNode number(YamlFile.Node node, String text) throws BadFileException {
        try {
            BigDecimal number = new BigDecimal(text.replace("_", ""));
            return number.scale() <= 0
                    ? JsonNodeFactory.instance.numberNode(number.toBigInteger())
                    : JsonNodeFactory.instance.numberNode(number);
        } catch (NumberFormatException e) {
            throw node.bad("'" + text + "' is no decimal number; put it in quotes if it is a text");
        }
    }

    /** A text whose placeholders are all known. */
    String checked(YamlFile.Node node, String text) throws BadFileException {
        for (String hole : Template.holes(text)) {
            if (!holes.contains(hole) && !hole.startsWith("user.")) {
                throw node.bad("unknown placeholder '{" + hole + "}'; known are {user.NAME}, {"
                        + String.join("}, {", holes) + "}");
            }
        }
        return text;
    }

    /** A JSON pointer under a key; a name without a slash stands for itself. */
    JsonPointer pointer(YamlFile.Node node, String key, String otherwise) throws BadFileException {
        YamlFile.Node found = node.at(key);
        String text = found == null ? otherwise : found.text() == null ? "" : String.valueOf(found.text());
        try {
            return JsonPointer.compile(text.isEmpty() || text.startsWith("/") ? text : "/" + text);
        } catch (IllegalArgumentException e) {
            throw at(node, key).bad("'" + key + "' should be a name or a JSON pointer such as /data/changes");
        }
    }

    /** A constant in lower-kebab from a word; null where it is none. */
    static <E extends Enum<E>> @Nullable E constant(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return constant;
            }
        }
        return null;
    }
}
