package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.conformance.wire.TableForm.ColumnForm;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows between the kit's names and times and the wire's. It remembers the times that it rounded, so that a row which
 * comes back as the server keeps it is the row that was sent. Safe for many threads.
 */
final class Rows {
    private final Map<Place, Rounded> rounded = new HashMap<>();

    /** Where a rounded time stands. */
    private record Place(String table, String id, String column) {}

    /** A time as it was sent and what it was before. */
    private record Rounded(double wire, JsonNode kit) {}

    /** A row as it is pushed. */
    JsonNode toWire(String table, TableForm form, JsonNode row, Map<String, String> values) {
        if (!row.isObject()) {
            return row;
        }
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        String id = row.path("id").asText();
        row.properties().forEach(field -> {
            ColumnForm column = form.columns().get(field.getKey());
            if (column == null) {
                written.set(field.getKey(), field.getValue());
            } else {
                Place place = new Place(table, id, field.getKey());
                written.set(column.name(), timeToWire(column, place, field.getValue()));
            }
        });
        form.fill().forEach((name, value) -> {
            if (!written.has(name)) {
                written.set(name, Template.fill(value, values));
            }
        });
        return written;
    }

    private JsonNode timeToWire(ColumnForm column, Place place, JsonNode value) {
        boolean plain = column.push() == TimeForm.MS && column.pull() == TimeForm.MS && column.resolutionMillis() == 1;
        if (plain || !value.isNumber()) {
            return value;
        }
        double exact = value.doubleValue();
        double kept = Math.floor(exact / column.resolutionMillis()) * column.resolutionMillis();
        JsonNode sent = column.push().write(kept);
        double seen = column.push().read(sent).map(JsonNode::doubleValue).orElse(kept);
        synchronized (rounded) {
            rounded.put(place, new Rounded(seen, value));
        }
        return sent;
    }

    /** A row as it was pulled. */
    JsonNode toKit(String table, TableForm form, JsonNode row) {
        if (!row.isObject() || form.columns().isEmpty()) {
            return row;
        }
        Map<String, String> byWireName = new HashMap<>();
        form.columns().forEach((name, column) -> byWireName.put(column.name(), name));
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        String id = row.path("id").asText();
        row.properties().forEach(field -> {
            String name = byWireName.getOrDefault(field.getKey(), field.getKey());
            ColumnForm column = form.columns().get(name);
            JsonNode value = field.getValue();
            boolean known = column != null && column.name().equals(field.getKey());
            read.set(name, column != null && known ? timeToKit(column, new Place(table, id, name), value) : value);
        });
        return read;
    }

    private JsonNode timeToKit(ColumnForm column, Place place, JsonNode value) {
        JsonNode millis = column.pull().read(value).orElse(value);
        synchronized (rounded) {
            Rounded before = rounded.get(place);
            if (before == null || !millis.isNumber()) {
                return millis;
            }
            return isSame(before.wire(), millis.doubleValue(), column) ? before.kit() : millis;
        }
    }

    /** A server that keeps whole seconds may have rounded further than what was sent. */
    private static boolean isSame(double sent, double pulled, ColumnForm column) {
        double resolution = column.resolutionMillis();
        return Math.floor(sent / resolution) == Math.floor(pulled / resolution);
    }
}
