package io.github.synctck.spec.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a strict reader objects to in a pull answer. */
public final class ShapeRules {
    private static final List<String> BUCKETS = List.of("created", "updated", "deleted");
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final TreeSet<String> FORBIDDEN_COLUMNS =
            new TreeSet<>(List.of("__proto__", "constructor", "prototype", "toString"));
    private static final double TIMESTAMP_MAX = 9_007_199_254_740_992.0;
    private static final int ACTUAL_LENGTH_MAX = 80;

    private final DataSchema schema;
    private final List<ShapeProblem> problems = new ArrayList<>();

    private ShapeRules(DataSchema schema) {
        this.schema = schema;
    }

    /** Every departure, in the order of the text; empty for a sound answer. */
    public static List<ShapeProblem> problems(String body, DataSchema schema) {
        ShapeRules rules = new ShapeRules(schema);
        try {
            rules.answer(WireCodec.parse(body));
        } catch (MalformedMessage e) {
            rules.add("SHAPE-01", "", "a JSON object", String.valueOf(e.getMessage()));
        }
        return List.copyOf(rules.problems);
    }

    /** What makes the client fail on a changes object before it applies anything, or null. */
    static @Nullable String unreadable(JsonNode changes) {
        if (changes.isMissingNode() || changes.isNull() || (changes.isArray() && changes.isEmpty())) {
            return null;
        }
        if (!changes.isObject()) {
            return "/changes is not an object";
        }
        for (var table : changes.properties()) {
            for (String bucket : BUCKETS) {
                String path = "/changes/" + table.getKey() + "/" + bucket;
                JsonNode array = table.getValue().path(bucket);
                if (!array.isArray()) {
                    return path + " is not an array";
                }
                for (JsonNode element : array) {
                    boolean fine = bucket.equals("deleted")
                            ? element.isTextual()
                            : element.isObject() && element.path("id").isTextual();
                    if (!fine) {
                        return path + " holds " + shown(element);
                    }
                }
            }
        }
        return null;
    }

    private void add(String requirement, String path, String expected, String actual) {
        problems.add(new ShapeProblem(requirement, path, expected, actual));
    }

    private static String shown(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() > ACTUAL_LENGTH_MAX ? text.substring(0, ACTUAL_LENGTH_MAX) + "..." : text;
    }

    private void answer(JsonNode root) {
        if (!root.isObject()) {
            add("SHAPE-01", "", "a JSON object", shown(root));
            return;
        }
        JsonNode changes = root.path("changes");
        if (changes.isObject()) {
            changes.properties().forEach(field -> table(field.getKey(), field.getValue()));
        } else {
            add("SHAPE-01", "/changes", "an object of tables", shown(changes));
        }
        JsonNode timestamp = root.path("timestamp");
        double number = timestamp.isNumber() ? timestamp.doubleValue() : Double.NaN;
        if (!(number > 0 && number == Math.rint(number) && number <= TIMESTAMP_MAX)) {
            add("DERIVED-09", "/timestamp", "an integer from 1 to 2^53", shown(timestamp));
        }
    }

    private void table(String name, JsonNode node) {
        String path = "/changes/" + name;
        Table table = schema.table(name);
        if (table == null) {
            add("PULL-12", path, "only tables of the app's schema", name);
        }
        if (!node.isObject()) {
            add("SHAPE-01", path, "an object of three arrays", shown(node));
            return;
        }
        node.properties().forEach(field -> {
            if (!BUCKETS.contains(field.getKey())) {
                add("SHAPE-01", path, "no key but created, updated and deleted", field.getKey());
            }
        });
        TreeSet<String> seen = new TreeSet<>();
        for (String bucket : BUCKETS) {
            JsonNode array = node.path(bucket);
            if (!array.isArray()) {
                add("SHAPE-01", path + "/" + bucket, "an array", shown(array));
                continue;
            }
            TreeSet<String> inBucket = new TreeSet<>();
            for (JsonNode element : array) {
                element(table, path + "/" + bucket, element, bucket.equals("deleted") ? inBucket : seen, seen);
            }
            seen.addAll(inBucket);
        }
    }

    private void element(@Nullable Table table, String path, JsonNode element, Set<String> ids, Set<String> seen) {
        boolean deleted = path.endsWith("/deleted");
        JsonNode id = deleted ? element : element.path("id");
        if (!id.isTextual() || id.textValue().isEmpty()) {
            add("SHAPE-01", path, "ids that are strings", shown(id));
            return;
        }
        boolean repeated = deleted ? seen.contains(id.textValue()) : !ids.add(id.textValue());
        if (repeated) {
            add("PULL-02b", path, "each id at most once per table", id.textValue());
        }
        if (deleted) {
            ids.add(id.textValue());
        } else if (!element.isObject()) {
            add("SHAPE-01", path, "flat records", shown(element));
        } else {
            record(table, path + "/" + id.textValue(), element);
        }
        if (!SAFE_ID.matcher(id.textValue()).matches()) {
            add("PULL-11", path, "ids of letters, digits, '_', '-' and '.'", id.textValue());
        }
    }

    private void record(@Nullable Table table, String path, JsonNode record) {
        for (var field : record.properties()) {
            String name = field.getKey();
            if (name.equals("_status") || name.equals("_changed")) {
                add("PULL-08", path, "no bookkeeping columns", name);
            } else if (FORBIDDEN_COLUMNS.contains(name)) {
                add("PULL-10", path, "only column names from a list", name);
            }
            Column column = table == null ? null : table.column(name);
            if (column != null && !fits(column, field.getValue())) {
                String expected = "a " + column.type().name().toLowerCase(java.util.Locale.ROOT)
                        + (column.optional() ? " or null" : "");
                add("PULL-07", path + "/" + name, expected, shown(field.getValue()));
            }
        }
    }

    private static boolean fits(Column column, JsonNode value) {
        if (value.isNull()) {
            return column.optional();
        }
        return switch (column.type()) {
            case STRING -> value.isTextual();
            case NUMBER -> value.isNumber() && Double.isFinite(value.doubleValue());
            case BOOLEAN ->
                value.isBoolean() || (value.isNumber() && (value.doubleValue() == 0 || value.doubleValue() == 1));
        };
    }
}
