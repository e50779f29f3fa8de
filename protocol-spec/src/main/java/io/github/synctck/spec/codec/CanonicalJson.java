package io.github.synctck.spec.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.value.JsonText;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON with one text per value: keys sorted by UTF-16 code unit, no spaces, numbers as JavaScript writes them. */
public final class CanonicalJson {
    private static final String ID = "id";

    private CanonicalJson() {}

    /** The canonical text of a tree. */
    public static String write(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    /** The canonical text of a record; the same as that of its tree, without building one. */
    public static String write(RawRecord record) {
        StringBuilder out = new StringBuilder();
        write(record, out);
        return out.toString();
    }

    /** The canonical text of a changes object. */
    public static String write(Changes changes) {
        StringBuilder out = new StringBuilder("{");
        new TreeMap<>(changes.tables()).forEach((name, table) -> {
            separate(out, '{');
            JsonText.quote(name, out);
            out.append(":{\"created\":[");
            writeAll(table.created(), out);
            out.append("],\"deleted\":[");
            for (String id : table.deleted()) {
                separate(out, '[');
                JsonText.quote(id, out);
            }
            out.append("],\"updated\":[");
            writeAll(table.updated(), out);
            out.append("]}");
        });
        return out.append('}').toString();
    }

    private static void writeAll(List<RawRecord> records, StringBuilder out) {
        for (RawRecord record : records) {
            separate(out, '[');
            write(record, out);
        }
    }

    private static void write(RawRecord record, StringBuilder out) {
        out.append('{');
        boolean idWritten = false;
        for (Map.Entry<String, Value> column : record.columns().entrySet()) {
            if (!idWritten && column.getKey().compareTo(ID) > 0) {
                idWritten = true;
                field(ID, JsonText.quote(record.id()), out);
            }
            field(column.getKey(), column.getValue().json(), out);
        }
        if (!idWritten) {
            field(ID, JsonText.quote(record.id()), out);
        }
        out.append('}');
    }

    private static void field(String name, String json, StringBuilder out) {
        separate(out, '{');
        JsonText.quote(name, out);
        out.append(':').append(json);
    }

    /** A comma, unless nothing stands after the opening mark yet. */
    private static void separate(StringBuilder out, char opening) {
        if (out.charAt(out.length() - 1) != opening) {
            out.append(',');
        }
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node instanceof POJONode raw && raw.getPojo() instanceof RawValue text) {
            out.append(text.rawValue());
        } else if (node.isObject()) {
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
