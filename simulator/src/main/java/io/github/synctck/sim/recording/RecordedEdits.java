package io.github.synctck.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.EditResult;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the edits of a script do to a device; models with dates set those from the script's clock. */
final class RecordedEdits {
    private static final String CREATED_AT = "created_at";
    private static final String UPDATED_AT = "updated_at";

    private final boolean dates;
    private double nowMillis;

    RecordedEdits(boolean dates) {
        this.dates = dates;
    }

    void clock(double millis) {
        nowMillis = millis;
    }

    EditResult edit(Device device, JsonNode step) {
        String table = step.path("table").asText();
        String id = step.path("id").asText();
        return switch (step.path("op").asText()) {
            case "create" -> device.create(table, id, created(device, table, set(step.path("set"))));
            case "delete" -> device.delete(table, id);
            case "delete-cascade" -> device.deleteCascade(table, id);
            case "destroy" -> device.destroy(table, id);
            default -> update(device, table, id, step.path("set"));
        };
    }

    private boolean isDated(Device device, String table, String column) {
        Table known = device.schema().table(table);
        return dates && known != null && known.column(column) != null;
    }

    /** A model with dates sets both of them, unless the app does. */
    private Map<String, Value> created(Device device, String table, Map<String, Value> set) {
        for (String column : new String[] {CREATED_AT, UPDATED_AT}) {
            if (isDated(device, table, column)) {
                set.putIfAbsent(column, Value.of(nowMillis));
            }
        }
        return set;
    }

    /** The date is touched first, then the app assigns; a list of pairs may name a column twice. */
    private EditResult update(Device device, String table, String id, JsonNode set) {
        Map<String, Value> touch = new LinkedHashMap<>();
        if (isDated(device, table, UPDATED_AT)) {
            touch.put(UPDATED_AT, Value.of(nowMillis));
        }
        EditResult result = device.update(table, id, touch);
        if (!set.isArray()) {
            return device.update(table, id, set(set));
        }
        for (JsonNode pair : set) {
            Map<String, Value> one = new LinkedHashMap<>();
            one.put(pair.get(0).asText(), JsonValues.read(pair.get(1)));
            result = device.update(table, id, one);
        }
        return result;
    }

    /** An object is assigned in the order of its sorted keys. */
    private static Map<String, Value> set(JsonNode node) {
        Map<String, Value> sorted = new TreeMap<>();
        node.properties().forEach(entry -> sorted.put(entry.getKey(), JsonValues.read(entry.getValue())));
        return sorted;
    }
}
