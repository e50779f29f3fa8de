package io.github.synctck.server.realclient;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Data schemas as the client's own declarations, with has-many relations and migrations; and those of the scripts. */
final class ClientSchemas {
    private ClientSchemas() {}

    /** The three tables of the recordings, and their next version: two columns and a table more. */
    static SortedMap<Integer, DataSchema> ofRecordings() {
        List<Table> first = new ArrayList<>();
        List<Table> second = new ArrayList<>();
        for (Table table : ProfileReader.schema("friends").tables().values()) {
            List<Column> columns = new ArrayList<>();
            for (Column column : table.columns().values()) {
                columns.add(new Column(column.name(), column.type(), column.optional(), 1, column.reference()));
            }
            first.add(new Table(table.name(), 1, columns));
            if (table.name().equals("friends")) {
                columns.add(new Column("birthday", ColumnType.STRING, true, 2, null));
                columns.add(new Column("score", ColumnType.NUMBER, false, 2, null));
            }
            second.add(new Table(table.name(), 1, columns));
        }
        Column friend = new Column("friend_id", ColumnType.STRING, false, 2, new Column.Reference("friends", true));
        second.add(new Table("tags", 2, List.of(friend, new Column("label", ColumnType.STRING, false, 2, null))));
        TreeMap<Integer, DataSchema> versions = new TreeMap<>();
        versions.put(1, new DataSchema(1, first));
        versions.put(2, new DataSchema(2, second));
        return versions;
    }

    static ObjectNode json(SortedMap<Integer, DataSchema> versions) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        versions.forEach((version, schema) -> node.set(String.valueOf(version), json(schema)));
        return node;
    }

    private static ObjectNode json(DataSchema schema) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("version", schema.version());
        ArrayNode migrations = node.putArray("migrations");
        for (int version = 2; version <= schema.version(); version++) {
            ObjectNode migration = migrations.addObject().put("toVersion", version);
            steps(schema, version, migration.putArray("steps"));
        }
        ObjectNode tables = node.putObject("tables");
        for (Table table : schema.tables().values()) {
            ObjectNode declared = tables.putObject(table.name());
            columns(List.copyOf(table.columns().values()), declared.putArray("columns"));
            ObjectNode hasMany = declared.putObject("hasMany");
            for (DataSchema.Child child : schema.children(table.name())) {
                hasMany.put(child.table().name(), child.column().name());
            }
        }
        return node;
    }

    private static void steps(DataSchema schema, int version, ArrayNode steps) {
        for (Table table : schema.tables().values()) {
            List<Column> added = table.columns().values().stream()
                    .filter(column -> column.since() == version)
                    .toList();
            if (table.since() == version) {
                ObjectNode step = steps.addObject().put("type", "create_table").put("name", table.name());
                columns(List.copyOf(table.columns().values()), step.putArray("columns"));
            } else if (!added.isEmpty()) {
                ObjectNode step = steps.addObject().put("type", "add_columns").put("table", table.name());
                columns(added, step.putArray("columns"));
            }
        }
    }

    private static void columns(List<Column> columns, ArrayNode declared) {
        for (Column column : columns) {
            ObjectNode node = declared.addObject();
            node.put("name", column.name());
            node.put("type", column.type().name().toLowerCase(Locale.ROOT));
            if (column.optional()) {
                node.put("isOptional", true);
            }
            if (column.reference() != null) {
                node.put("isIndexed", true);
            }
        }
    }
}
