package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Takes changes apart and puts them together again with other rows. */
final class Changesets {
    static final List<String> ROWS = List.of("created", "updated");
    static final List<String> BUCKETS = List.of("created", "updated", "deleted");

    private Changesets() {}

    /** What becomes of a row. */
    interface RowChange {
        JsonNode of(String table, String bucket, ObjectNode row) throws Refusal;
    }

    /** The changes with other rows; 400 where they are no changes. */
    static ObjectNode rows(JsonNode changes, RowChange change) throws Refusal {
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        for (var table : object(changes).properties()) {
            ObjectNode buckets = other.putObject(table.getKey());
            for (var bucket : object(table.getValue()).properties()) {
                if (ROWS.contains(bucket.getKey()) && bucket.getValue() instanceof ArrayNode rows) {
                    ArrayNode changed = buckets.putArray(bucket.getKey());
                    for (JsonNode row : rows) {
                        changed.add(
                                row instanceof ObjectNode object
                                        ? change.of(table.getKey(), bucket.getKey(), object)
                                        : row);
                    }
                } else {
                    buckets.set(bucket.getKey(), bucket.getValue());
                }
            }
        }
        return other;
    }

    /** The changes with all three arrays in each table that they name. */
    static ObjectNode complete(JsonNode changes) throws Refusal {
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        for (var table : object(changes).properties()) {
            ObjectNode buckets = object(table.getValue()).deepCopy();
            for (String bucket : BUCKETS) {
                if (!buckets.has(bucket)) {
                    buckets.putArray(bucket);
                }
            }
            other.set(table.getKey(), buckets);
        }
        return other;
    }

    /** Gives a column another name, where the row has it. */
    static void rename(ObjectNode row, String from, String to) {
        JsonNode value = row.remove(from);
        if (value != null) {
            row.set(to, value);
        }
    }

    static ObjectNode object(JsonNode node) throws Refusal {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.of(400, "an object is missing");
    }
}
