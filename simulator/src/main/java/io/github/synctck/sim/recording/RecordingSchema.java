package io.github.synctck.sim.recording;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The data schema of recordings: JSON in the client's own terms, migrations included. */
public final class RecordingSchema {
    private final JsonNode root;
    private final Map<String, Integer> sinceByName = new TreeMap<>();
    private final Map<String, String> parentByColumn = new TreeMap<>();

    private RecordingSchema(JsonNode root) {
        this.root = root;
    }

    /** Reads a schema of one version; throws where the text is no JSON. */
    public static DataSchema read(String text, String fileName) throws BadFileException {
        try {
            return new RecordingSchema(new ObjectMapper().readTree(text)).schema();
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new BadFileException(fileName, place == null ? 1 : place.getLineNr(), "is not JSON");
        }
    }

    private DataSchema schema() {
        root.path("migrations").forEach(this::migration);
        root.path("tables")
                .properties()
                .forEach(table -> table.getValue()
                        .path("hasMany")
                        .properties()
                        .forEach(child -> parentByColumn.put(
                                child.getKey() + "." + child.getValue().asText(), table.getKey())));
        List<Table> tables = new ArrayList<>();
        root.path("tables").properties().forEach(table -> {
            List<Column> columns = new ArrayList<>();
            table.getValue().path("columns").forEach(column -> columns.add(column(table.getKey(), column)));
            tables.add(new Table(table.getKey(), since(table.getKey()), columns));
        });
        return new DataSchema(root.path("version").asInt(1), tables);
    }

    private void migration(JsonNode migration) {
        int version = migration.path("toVersion").asInt();
        for (JsonNode step : migration.path("steps")) {
            if (step.path("type").asText().equals("create_table")) {
                sinceByName.put(step.path("name").asText(), version);
            } else {
                String table = step.path("table").asText();
                step.path("columns")
                        .forEach(column -> sinceByName.put(
                                table + "." + column.path("name").asText(), version));
            }
        }
    }

    private int since(String name) {
        return sinceByName.getOrDefault(name, 1);
    }

    private Column column(String table, JsonNode node) {
        String name = node.path("name").asText();
        ColumnType type = ColumnType.valueOf(node.path("type").asText().toUpperCase(Locale.ROOT));
        return new Column(
                name, type, node.path("isOptional").asBoolean(), since(table + "." + name), reference(table, name));
    }

    /** The client deletes children only when the app asks for it, along its own has-many relations. */
    private Column.@Nullable Reference reference(String table, String column) {
        String parent = parentByColumn.get(table + "." + column);
        return parent == null ? null : new Column.Reference(parent, true);
    }
}
