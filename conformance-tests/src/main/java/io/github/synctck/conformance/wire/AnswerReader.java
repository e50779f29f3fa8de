package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pages of a pull's answer, read into one answer of the default binding. Used for one logical pull. */
final class AnswerReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String STRATEGY = "experimentalStrategy";

    private final WireForm form;
    private final Rows rows;
    private final Map<String, String> tableByWireName = new TreeMap<>();
    private final ObjectNode changes = NODES.objectNode();
    private final ObjectNode strategy = NODES.objectNode();
    private String problem = "";

    AnswerReader(WireForm form, Rows rows, List<String> tables) {
        this.form = form;
        this.rows = rows;
        tables.forEach(name -> tableByWireName.put(form.table(name).name(), name));
    }

    /** Takes a page in; {@code table} is the table of the request, or empty. */
    void read(JsonNode body, String table) {
        PullForm.Answer answer = form.pull().answer();
        JsonNode found = body.at(answer.changes());
        if (found.isMissingNode() && !answer.changes().matches()) {
            problem = "there is nothing at " + answer.changes();
            return;
        }
        if (body.has(STRATEGY)) {
            strategy.set(STRATEGY, body.get(STRATEGY));
        }
        if (answer.envelope() == PushForm.Envelope.TABLE) {
            ObjectNode bare = NODES.objectNode();
            List.of("created", "updated", "deleted").forEach(bucket -> {
                if (found.has(bucket)) {
                    bare.set(bucket, found.get(bucket));
                }
            });
            merge(table, found.isObject() ? bare : found);
        } else if (!found.isObject()) {
            changes.removeAll();
            problem = found.isNull() ? "" : "what stands at '" + answer.changes() + "' is no object of tables";
        } else {
            String cursorKey = answer.changes().matches() ? answer.cursor().getMatchingProperty() : "";
            found.properties().forEach(entry -> {
                boolean other = form.otherTables().contains(entry.getKey())
                        || entry.getKey().equals(cursorKey);
                if (!other) {
                    merge(tableByWireName.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue());
                }
            });
        }
    }

    private void merge(String name, JsonNode table) {
        if (!table.isObject()) {
            changes.set(name, table);
            return;
        }
        TableForm tableForm = form.table(name);
        ObjectNode merged = changes.path(name).isObject() ? (ObjectNode) changes.get(name) : changes.putObject(name);
        table.properties().forEach(bucket -> {
            JsonNode elements = bucket.getValue();
            if (!elements.isArray()) {
                merged.set(bucket.getKey(), elements);
                return;
            }
            ArrayNode all = merged.path(bucket.getKey()).isArray()
                    ? (ArrayNode) merged.get(bucket.getKey())
                    : merged.putArray(bucket.getKey());
            boolean deleted = bucket.getKey().equals("deleted");
            elements.forEach(element -> all.add(deleted ? deletedId(element) : rows.toKit(name, tableForm, element)));
        });
        if (!tableForm.operations().contains(TableForm.Operation.DELETE) && !merged.has("deleted")) {
            merged.putArray("deleted");
        }
    }

    private JsonNode deletedId(JsonNode element) {
        String key = form.pull().answer().deletedId();
        return key.isEmpty() || !element.isObject() ? element : element.path(key);
    }

    /** What keeps the answer from being read; empty if nothing does. */
    String problem() {
        return problem;
    }

    /** The answer of the default binding. */
    String answer(JsonNode timestamp) {
        ObjectNode answer = NODES.objectNode();
        answer.set("changes", changes);
        if (!timestamp.isMissingNode()) {
            answer.set("timestamp", timestamp);
        }
        answer.setAll(strategy);
        return answer.toString();
    }
}
