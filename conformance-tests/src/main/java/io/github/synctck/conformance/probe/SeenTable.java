package io.github.synctck.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table as the rows of a pull show it.
 *
 * @param name its name on the wire
 * @param columns its columns, in the order of the rows
 */
record SeenTable(String name, List<Column> columns) {
    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}.*");
    private static final List<String> BUILT_IN = List.of("id", "_status", "_changed");

    SeenTable {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param name its name
     * @param type the client's type
     * @param optional whether a null was seen, or a row without it
     * @param iso whether its times are texts
     * @param parent the table whose ids it holds; empty for none
     */
    record Column(String name, String type, boolean optional, boolean iso, String parent) {}

    /** The tables of a layout that have rows; a column that holds the user is left out. */
    static List<SeenTable> of(Layout layout, String owner) {
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        for (String name : layout.names()) {
            Set<String> own = new LinkedHashSet<>();
            layout.rows(name).forEach(row -> own.add(row.path("id").asText()));
            if (!own.isEmpty()) {
                ids.put(name, own);
            }
        }
        List<SeenTable> tables = new ArrayList<>();
        ids.keySet().forEach(name -> tables.add(new SeenTable(name, columns(layout.rows(name), name, owner, ids))));
        return tables;
    }

    private static List<Column> columns(List<JsonNode> rows, String table, String owner, Map<String, Set<String>> ids) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(names::add));
        names.removeAll(BUILT_IN);
        names.remove(owner);
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            List<JsonNode> values = rows.stream()
                    .map(row -> row.path(name))
                    .filter(value -> !value.isNull() && !value.isMissingNode())
                    .toList();
            boolean optional = values.size() < rows.size();
            boolean iso = !values.isEmpty() && values.stream().allMatch(SeenTable::isTime);
            columns.add(new Column(name, type(values, iso), optional, iso, parent(values, table, ids)));
        }
        return columns;
    }

    private static boolean isTime(JsonNode value) {
        return value.isTextual() && ISO.matcher(value.textValue()).matches();
    }

    private static String type(List<JsonNode> values, boolean iso) {
        if (values.isEmpty()) {
            return "string";
        }
        boolean numbers = iso || values.stream().allMatch(JsonNode::isNumber);
        return numbers ? "number" : values.stream().allMatch(JsonNode::isBoolean) ? "boolean" : "string";
    }

    private static String parent(List<JsonNode> values, String table, Map<String, Set<String>> ids) {
        return ids.entrySet().stream()
                .filter(other -> !other.getKey().equals(table))
                .filter(other -> !values.isEmpty()
                        && values.stream()
                                .allMatch(value ->
                                        value.isTextual() && other.getValue().contains(value.textValue())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
