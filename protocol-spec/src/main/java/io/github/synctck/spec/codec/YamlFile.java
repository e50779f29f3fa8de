package io.github.synctck.spec.codec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A YAML file as nodes that know their line, so that every complaint can say where. */
public final class YamlFile {
    /** Larger files are no descriptions; they are refused before they are parsed. */
    public static final int CHARACTERS_MAX = 1 << 20;

    private static final int NESTING_DEPTH_MAX = 64;
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_DEPTH_MAX)
                    .build())
            .build();

    private final String name;

    private YamlFile(String name) {
        this.name = name;
    }

    /** Reads a text; the root has to be a map. */
    public static Node read(String text, String fileName) throws BadFileException {
        if (text.length() > CHARACTERS_MAX) {
            throw new BadFileException(fileName, 1, "is larger than " + CHARACTERS_MAX + " characters");
        }
        YamlFile file = new YamlFile(fileName);
        try (YAMLParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new BadFileException(fileName, 1, "is empty");
            }
            Node root = file.node(parser, parser.currentTokenLocation().getLineNr());
            if (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                throw new BadFileException(fileName, line, "holds a second document");
            }
            return root;
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

    /** What stands at a line; under a key, at the key's line. */
    private Node node(YAMLParser parser, int line) throws IOException, BadFileException {
        JsonToken token = parser.currentToken();
        if (parser.isCurrentAlias()) {
            throw new BadFileException(name, line, "aliases (*" + parser.getText() + ") are not taken; write it out");
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, Node> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int keyLine = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                fields.put(key, node(parser, keyLine));
            }
            return new Node(this, line, Kind.MAP, null, List.of(), fields);
        } else if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser, parser.currentTokenLocation().getLineNr()));
            }
            return new Node(this, line, Kind.LIST, null, items, null);
        }
        return new Node(
                this, line, kind(token), token == JsonToken.VALUE_NULL ? null : parser.getText(), List.of(), null);
    }

    private static Kind kind(@Nullable JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return Kind.NULL;
        } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return Kind.NUMBER;
        }
        return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE ? Kind.FLAG : Kind.TEXT;
    }

    /** What a node is. A scalar in quotes is a text, whatever stands in the quotes. */
    public enum Kind {
        MAP,
        LIST,
        TEXT,
        NUMBER,
        FLAG,
        NULL
    }

    /** One node: a scalar with a text, a list, or a map. */
    public record Node(
            YamlFile file,
            int line,
            Kind kind,
            @Nullable String text,
            List<Node> items,
            @Nullable Map<String, Node> fields) {

        /** A complaint about this node, with file and line. */
        public BadFileException bad(String problem) {
            return new BadFileException(file.name, line, problem);
        }

        /** The map's entries, each key being one of those; anything else is a mistake. */
        public Map<String, Node> map(List<String> keys) throws BadFileException {
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
        public String text(String key) throws BadFileException {
            Node node = at(key);
            if (node == null) {
                throw bad("'" + key + "' is missing");
            } else if (node.kind == Kind.MAP || node.kind == Kind.LIST) {
                throw node.bad("'" + key + "' should be a text, not a "
                        + node.kind.name().toLowerCase(Locale.ROOT));
            } else if (node.text == null) {
                throw node.bad("'" + key + "' is empty");
            }
            return node.text;
        }

        /** The text under a key, or the default where the key is absent. */
        public String text(String key, String otherwise) throws BadFileException {
            return fields == null || !fields.containsKey(key) ? otherwise : text(key);
        }

        /** The list under a key; empty where the key is absent. */
        public List<Node> list(String key) throws BadFileException {
            Node node = at(key);
            if (node != null && node.kind != Kind.LIST) {
                throw node.bad("'" + key + "' should be a list");
            }
            return node == null ? List.of() : node.items();
        }

        /** The node under a key, or null where the key is absent. */
        public @Nullable Node at(String key) {
            return fields == null ? null : fields.get(key);
        }

        /** The whole number under a key, or the default where the key is absent. */
        public int number(String key, int otherwise) throws BadFileException {
            String text = text(key, String.valueOf(otherwise));
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw child(key).bad("'" + key + "' should be a whole number, not '" + text + "'");
            }
        }

        /** The boolean under a key, or the default where the key is absent. */
        public boolean flag(String key, boolean otherwise) throws BadFileException {
            String text = text(key, String.valueOf(otherwise));
            if (!text.equals("true") && !text.equals("false")) {
                throw child(key).bad("'" + key + "' should be true or false, not '" + text + "'");
            }
            return text.equals("true");
        }

        /** The constant under a key, written in lower-kebab. */
        public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) throws BadFileException {
            List<String> words =
                    Stream.of(type.getEnumConstants()).map(Node::kebab).toList();
            return type.getEnumConstants()[words.indexOf(word(key, words, kebab(otherwise)))];
        }

        /** The text under a key, which has to be one of those words, or the default where the key is absent. */
        public String word(String key, List<String> words, String otherwise) throws BadFileException {
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
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
