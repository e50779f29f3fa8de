package io.github.synctck.server.realclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.random.Prng;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The ids, values and answers of scripts: few ids, values of every type, some of a type that does not fit. */
final class ScriptRows {
    private static final int IDS = 3;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Prng prng;
    private final TreeMap<String, Integer> created = new TreeMap<>();
    private int written;

    ScriptRows(Prng prng) {
        this.prng = prng;
    }

    /** One of the few ids of a table. */
    String id(Table table) {
        return id(table.name(), prng.between(1, IDS));
    }

    private static String id(String table, int number) {
        return table.substring(0, 2) + table.length() + number;
    }

    /** An id to create a record with, mostly one that no device has used. */
    String fresh(Table table) {
        int next = created.merge(table.name(), 1, Integer::sum);
        return next <= IDS && prng.chance(85) ? id(table.name(), next) : id(table);
    }

    /** An id that some device has created, where there is one. */
    String known(Table table) {
        int last = Math.min(IDS, created.getOrDefault(table.name(), IDS));
        return id(table.name(), prng.between(1, last));
    }

    boolean hasAny(Table table) {
        return created.containsKey(table.name());
    }

    /** Most columns of a table, parents among them. */
    List<Column> full(Table table) {
        return table.columns().values().stream()
                .filter(column -> column.reference() != null || prng.chance(80))
                .toList();
    }

    /** One to three columns, often none that names a parent. */
    List<Column> some(Table table) {
        List<Column> columns = List.copyOf(table.columns().values());
        List<Column> chosen = new ArrayList<>();
        for (int i = prng.between(1, 3); i > 0; i--) {
            Column column = prng.pick(columns);
            if (!chosen.contains(column)) {
                chosen.add(column);
            }
        }
        return chosen;
    }

    ObjectNode object(List<Column> columns) {
        ObjectNode set = NODES.objectNode();
        columns.forEach(column -> set.set(column.name(), value(column)));
        return set;
    }

    /** Assignments in an order of their own; a column may be assigned twice. */
    ArrayNode pairs(Table table) {
        ArrayNode pairs = NODES.arrayNode();
        List<Column> columns = List.copyOf(table.columns().values());
        for (int i = prng.between(1, 4); i > 0; i--) {
            Column column = prng.pick(columns);
            pairs.addArray().add(column.name()).add(value(column));
        }
        return pairs;
    }

    private JsonNode value(Column column) {
        Column.Reference reference = column.reference();
        if (reference != null) {
            return NODES.textNode(id(reference.table(), prng.between(1, IDS)));
        }
        int draw = prng.below(100);
        if (draw < 8) {
            return NODES.nullNode();
        } else if (draw < 11) {
            return prng.pick(
                    List.of(NODES.textNode("7"), NODES.numberNode(1), NODES.booleanNode(true), NODES.textNode("")));
        }
        return switch (column.type()) {
            case STRING ->
                NODES.textNode(
                        draw < 30
                                ? prng.pick(List.of("", "x", "Ünï \"q\"\n", "a,b", "\uD83C\uDF49"))
                                : column.name() + ++written);
            case NUMBER ->
                draw < 40 ? NODES.numberNode(prng.pick(List.of(0.5, -1.5, 1e15))) : NODES.numberNode(prng.below(4));
            case BOOLEAN -> NODES.booleanNode(prng.chance(50));
        };
    }

    /** What a server might say that knows other tables and columns; no id stands twice in a table. */
    ObjectNode changes(DataSchema schema) {
        ObjectNode changes = NODES.objectNode();
        for (Table table : schema.tables().values()) {
            if (prng.chance(10)) {
                continue;
            }
            ObjectNode arrays = changes.putObject(table.name());
            ArrayNode created = arrays.putArray("created");
            ArrayNode updated = arrays.putArray("updated");
            ArrayNode deleted = arrays.putArray("deleted");
            TreeMap<String, String> seen = new TreeMap<>();
            for (int i = prng.below(4); i > 0; i--) {
                String id = id(table);
                if (seen.put(id, id) == null) {
                    place(prng.below(100), record(table, id), created, updated, deleted);
                }
            }
        }
        if (prng.chance(5)) {
            changes.putObject("no_such_table").putArray("created").addObject().put("id", "u1");
            changes.withObject("/no_such_table").putArray("updated");
            changes.withObject("/no_such_table").putArray("deleted");
        }
        return changes;
    }

    private static void place(int draw, ObjectNode record, ArrayNode created, ArrayNode updated, ArrayNode deleted) {
        if (draw < 35) {
            created.add(record);
        } else if (draw < 70) {
            updated.add(record);
        } else {
            deleted.add(record.path("id").asText());
        }
    }

    private ObjectNode record(Table table, String id) {
        ObjectNode record = object(prng.chance(70) ? List.copyOf(table.columns().values()) : full(table));
        if (prng.chance(5)) {
            record.put("no_such_column", 1);
        }
        return record.put("id", id);
    }
}
