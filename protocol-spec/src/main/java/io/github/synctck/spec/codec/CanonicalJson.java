package io.github.synctck.spec.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.spec.value.JsonText;
import java.util.TreeMap;

/** JSON with one text per value: keys sorted by UTF-16 code unit, no spaces, numbers as JavaScript writes them. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** The canonical text of a tree. */
    public static String write(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            writeObject(node, out);
        } else if (node.isArray()) {
            out.append('[');
            for (int i = 0; i < node.size(); i++) {
                if (i > 0) {
                    out.append(',');
                }
                write(node.get(i), out);
            }
            out.append(']');
        } else if (node.isTextual()) {
            JsonText.quote(node.textValue(), out);
        } else if (node.isNumber()) {
            out.append(JsonText.number(node.doubleValue()));
        } else if (node.isBoolean()) {
            out.append(node.booleanValue());
        } else {
            out.append("null");
        }
    }

    private static void writeObject(JsonNode node, StringBuilder out) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        out.append('{');
        boolean first = true;
        for (var field : sorted.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            JsonText.quote(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
        }
        out.append('}');
    }
}
