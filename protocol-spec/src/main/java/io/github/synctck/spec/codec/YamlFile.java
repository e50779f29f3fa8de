package io.github.synctck.spec.codec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A YAML file as nodes that know their line, so that every complaint can say where. */
final class YamlFile {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;

    private YamlFile(String name) {
        this.name = name;
    }

    /** Reads a text; the root has to be a map. */
    static Node read(String text, String fileName) throws BadFileException {
        YamlFile file = new YamlFile(fileName);
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new BadFileException(fileName, 1, "is empty");
            }
            return file.node(parser);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            int line = location == null ? 1 : Math.max(1, location.getLineNr());
            throw new BadFileException(fileName, line, "is not YAML: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private Node node(JsonParser parser) throws IOException, BadFileException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Node> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                fields.put(key, node(parser));
            }
            return new Node(this, line, null, List.of(), fields);
        } else if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser));
            }
            return new Node(this, line, null, items, null);
        }
        return new Node(this, line, token == JsonToken.VALUE_NULL ? null : parser.getText(), List.of(), null);
    }

    /** One node: a scalar with a text, a list, or a map. */
    record Node(
            YamlFile file,
            int line,
            @Nullable String text,
            List<Node> items,
            @Nullable Map<String, Node> fields) {

        BadFileException bad(String problem) {
            return new BadFileException(file.name, line, problem);
        }

        /** The map's entries, each key being one of those; anything else is a mistake. */
        Map<String, Node> map(List<String> keys) throws BadFileException {
            if (fields == null) {
                throw bad("should be a map with the keys " + String.join(", ", keys));
            }
            for (Map.Entry<String, Node> field : fields.entrySet()) {
                if (!keys.contains(field.getKey())) {
                    throw field.getValue()
                            .bad("unknown key '" + field.getKey() + "'" + NearestWord.hint(field.getKey(), keys));
                }
            }
            return fields;
        }

        /** The text under a key; a mistake where there is none. */
        String text(String key) throws BadFileException {
            String text = fields == null || !fields.containsKey(key)
                    ? null
                    : child(key).text();
            if (text == null) {
                throw child(key).bad("'" + key + "' is missing");
            }
            return text;
        }

        /** The text under a key, or the default where the key is absent. */
        String text(String key, String otherwise) throws BadFileException {
            return fields == null || !fields.containsKey(key) ? otherwise : text(key);
        }

        /** The list under a key; empty where the key is absent. */
        List<Node> list(String key) {
            Node node = fields == null ? null : fields.get(key);
            return node == null ? List.of() : node.items();
        }

        /** The whole number under a key, or the default where the key is absent. */
        int number(String key, int otherwise) throws BadFileException {
            String text = text(key, String.valueOf(otherwise));
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw child(key).bad("'" + key + "' should be a whole number, not '" + text + "'");
            }
        }

        /** The boolean under a key, or the default where the key is absent. */
        boolean flag(String key, boolean otherwise) throws BadFileException {
            String text = text(key, String.valueOf(otherwise));
            if (!text.equals("true") && !text.equals("false")) {
                throw child(key).bad("'" + key + "' should be true or false, not '" + text + "'");
            }
            return text.equals("true");
        }

        /** The constant under a key, written in lower-kebab. */
        <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) throws BadFileException {
            List<String> words =
                    Stream.of(type.getEnumConstants()).map(Node::kebab).toList();
            return type.getEnumConstants()[words.indexOf(word(key, words, kebab(otherwise)))];
        }

        /** The text under a key, which has to be one of those words, or the default where the key is absent. */
        String word(String key, List<String> words, String otherwise) throws BadFileException {
            String text = text(key, otherwise);
            if (!words.contains(text)) {
                throw child(key)
                        .bad("'" + key + "' should be one of " + String.join(", ", words) + ", not '" + text + "'");
            }
            return text;
        }

        /** The node under a key, or this one where the key is absent; for complaints. */
        private Node child(String key) {
            Node node = fields == null ? null : fields.get(key);
            return node == null ? this : node;
        }

        private static String kebab(Enum<?> constant) {
            return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
