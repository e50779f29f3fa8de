package io.github.synctck.spec.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.value.JsonText;
import io.github.synctck.spec.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values, records and changes as JSON trees and back. */
public final class JsonValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** From here on JavaScript writes exponents. */
    private static final double WHOLE_MAX = 1e21;

    private JsonValues() {}

    /** A JSON text as a tree; throws {@link IllegalArgumentException} where it is none. */
    public static JsonNode parse(String text) {
        try {
            return WireCodec.parse(text);
        } catch (MalformedMessage e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** A value as a tree. */
    public static JsonNode write(Value value) {
        if (value instanceof Value.Text text) {
            return NODES.textNode(text.value());
        } else if (value instanceof Value.Num number) {
            return number(number.value());
        } else if (value instanceof Value.Bool flag) {
            return NODES.booleanNode(flag.value());
        } else if (value instanceof Value.Null) {
            return NODES.nullNode();
        } else if (value instanceof Value.Opaque opaque) {
            return NODES.rawValueNode(new RawValue(opaque.json()));
        }
        throw new AssertionError(value);
    }

    private static JsonNode number(double number) {
        if (!Double.isFinite(number)) {
            return NODES.nullNode();
        }
        BigDecimal exact = new BigDecimal(JsonText.number(number));
        boolean whole = number == Math.rint(number) && Math.abs(number) < WHOLE_MAX;
        return whole ? NODES.numberNode(exact.toBigInteger()) : NODES.numberNode(exact);
    }

    /** A record as an object; {@code id} first. */
    public static ObjectNode write(RawRecord record) {
        ObjectNode node = NODES.objectNode();
        node.put("id", record.id());
        record.columns().forEach((column, value) -> node.set(column, write(value)));
        return node;
    }

    /** A changes object; every table that it holds with all three arrays. */
    public static ObjectNode write(Changes changes) {
        ObjectNode node = NODES.objectNode();
        changes.tables().forEach((name, table) -> {
            ObjectNode arrays = node.putObject(name);
            writeAll(arrays.putArray("created"), table.created());
            writeAll(arrays.putArray("updated"), table.updated());
            table.deleted().forEach(arrays.putArray("deleted")::add);
        });
        return node;
    }

    private static void writeAll(ArrayNode array, List<RawRecord> records) {
        records.forEach(record -> array.add(write(record)));
    }

    /** A tree as a value; arrays, objects and numbers too large for a double are opaque. */
    public static Value read(JsonNode node) {
        if (node.isTextual()) {
            return Value.of(node.textValue());
        } else if (node.isNumber()) {
            double number = node.doubleValue();
            return Double.isFinite(number) ? Value.of(number) : new Value.Opaque("null");
        } else if (node.isBoolean()) {
            return Value.of(node.booleanValue());
        } else if (node.isNull() || node.isMissingNode()) {
            return Value.NULL;
        }
        return new Value.Opaque(CanonicalJson.write(node));
    }

    /** An object as a record; throws {@link IllegalArgumentException} where it has no textual id. */
    public static RawRecord readRecord(JsonNode node) {
        if (!node.isObject() || !node.path("id").isTextual()) {
            throw new IllegalArgumentException("a record is an object with a textual id");
        }
        TreeMap<String, Value> columns = new TreeMap<>();
        node.properties().forEach(field -> {
            if (!field.getKey().equals("id")) {
                columns.put(field.getKey(), read(field.getValue()));
            }
        });
        return RawRecord.owning(node.path("id").textValue(), columns);
    }

    /** An object as changes; arrays that are left out are empty. */
    public static Changes readChanges(JsonNode node) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        node.properties().forEach(field -> tables.put(field.getKey(), readTable(field.getValue())));
        return new Changes(tables);
    }

    private static TableChanges readTable(JsonNode node) {
        List<RawRecord> created = new ArrayList<>();
        node.path("created").forEach(record -> created.add(readRecord(record)));
        List<RawRecord> updated = new ArrayList<>();
        node.path("updated").forEach(record -> updated.add(readRecord(record)));
        List<String> deleted = new ArrayList<>();
        node.path("deleted").forEach(id -> deleted.add(id.asText()));
        return new TableChanges(created, updated, deleted);
    }

    /** A migration as it stands in a pull's body. */
    public static ObjectNode write(Migration migration) {
        ObjectNode node = NODES.objectNode();
        node.put("from", migration.from());
        migration.tables().forEach(node.putArray("tables")::add);
        ArrayNode columns = node.putArray("columns");
        migration.columns().forEach((table, added) -> {
            ObjectNode entry = columns.addObject().put("table", table);
            added.forEach(entry.putArray("columns")::add);
        });
        return node;
    }

    /** A migration; throws {@link IllegalArgumentException} where the value is none. */
    public static Migration readMigration(JsonNode node) {
        try {
            return RequestReader.readMigration(node);
        } catch (MalformedMessage e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
