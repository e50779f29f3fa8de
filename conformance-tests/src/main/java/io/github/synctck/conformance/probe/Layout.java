package io.github.synctck.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.spec.codec.JsonValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a pull's answer is laid out, as far as it shows.
 *
 * @param changes the JSON pointer of the changes
 * @param cursor the JSON pointer of the cursor
 * @param value the cursor
 * @param tables what stands at {@code changes}
 * @param more the pointer of the flag that says that pages follow; empty for none
 * @param next the pointer of the next page's cursor; empty for none
 */
record Layout(String changes, String cursor, JsonNode value, JsonNode tables, String more, String next) {
    private static final List<String> OUTER = List.of("", "/data", "/result", "/payload", "/body");
    private static final List<String> CURSORS = List.of(
            "timestamp",
            "lastPulledAt",
            "last_pulled_at",
            "latestVersion",
            "latest_version",
            "serverTimestamp",
            "server_timestamp",
            "serverTime",
            "server_time",
            "cursor",
            "version",
            "server_seq");
    private static final List<String> MORE = List.of("hasMore", "has_more", "more");
    private static final List<String> NEXT = List.of("nextCursor", "next_cursor", "nextPage", "next_page", "next");
    private static final List<String> BUCKETS = List.of("created", "updated", "deleted");

    /** The layout of an answer's body; empty where it is no pull's answer. */
    static Optional<Layout> of(String body) {
        JsonNode root;
        try {
            root = JsonValues.parse(body);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        for (String outer : OUTER) {
            JsonNode at = root.at(outer);
            JsonNode changes = at.path("changes");
            if (isChanges(changes)) {
                String cursor = key(at, CURSORS);
                String where = cursor == null ? "" : outer + "/" + cursor;
                if (cursor == null && key(root, CURSORS) != null) {
                    where = "/" + key(root, CURSORS);
                }
                if (!where.isEmpty()) {
                    return Optional.of(new Layout(
                            outer + "/changes",
                            where,
                            root.at(where),
                            changes,
                            pointer(outer, key(at, MORE)),
                            pointer(outer, key(at, NEXT))));
                }
            }
        }
        return Optional.empty();
    }

    private static String pointer(String outer, @Nullable String key) {
        return key == null ? "" : outer + "/" + key;
    }

    private static boolean isChanges(JsonNode node) {
        if (!node.isObject()) {
            return false;
        }
        for (JsonNode table : node) {
            if (!table.isObject() || BUCKETS.stream().noneMatch(table::has)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String key(JsonNode node, List<String> names) {
        return names.stream()
                .filter(name -> node.has(name) && !node.path(name).isContainerNode())
                .findFirst()
                .orElse(null);
    }

    /** All rows and deletions that it holds. */
    int size() {
        int size = 0;
        for (JsonNode table : tables) {
            for (String bucket : BUCKETS) {
                size += table.path(bucket).size();
            }
        }
        return size;
    }

    /** The rows of a table, of both buckets. */
    List<JsonNode> rows(String table) {
        List<JsonNode> rows = new ArrayList<>();
        tables.path(table).path("created").forEach(rows::add);
        tables.path(table).path("updated").forEach(rows::add);
        rows.removeIf(row -> !row.isObject());
        return rows;
    }

    /** The names of its tables. */
    List<String> names() {
        return tables.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** Whether there are rows and all of them stand in {@code updated}. */
    boolean isUpdatedOnly() {
        int created = 0;
        int updated = 0;
        for (JsonNode table : tables) {
            created += table.path("created").size();
            updated += table.path("updated").size();
        }
        return created == 0 && updated > 0;
    }

    /** The key of the id where deletions are objects; empty where none is seen. */
    String deletedId() {
        for (JsonNode table : tables) {
            for (JsonNode deleted : table.path("deleted")) {
                if (deleted.path("id").isTextual()) {
                    return "id";
                }
            }
        }
        return "";
    }

    /** What the cursor counts, as target files call it. */
    String unit() {
        double now = System.currentTimeMillis();
        if (value.isTextual()) {
            return value.textValue().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*") ? "iso" : "opaque";
        }
        double number = value.doubleValue();
        if (number > now / 2) {
            return "ms";
        } else if (number > now / 2000) {
            return value.isIntegralNumber() ? "s" : "fractional-s";
        }
        return "counter";
    }
}
