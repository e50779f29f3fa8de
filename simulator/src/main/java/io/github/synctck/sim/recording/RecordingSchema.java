package io.github.synctck.sim.recording;

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

/** The data schema of recordings: JSON in the client's own terms. */
public final class RecordingSchema {
    private RecordingSchema() {}

    /** Reads a schema; columns carry no references, since the client knows none. */
    public static DataSchema read(String text, String fileName) throws BadFileException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadFileException(fileName, e.getLocation().getLineNr(), "is not JSON");
        }
        List<Table> tables = new ArrayList<>();
        root.path("tables").properties().forEach(table -> {
            List<Column> columns = new ArrayList<>();
            for (JsonNode column : table.getValue().path("columns")) {
                columns.add(column(column));
            }
            tables.add(new Table(table.getKey(), 1, columns));
        });
        return new DataSchema(root.path("version").asInt(1), tables);
    }

    private static Column column(JsonNode node) {
        ColumnType type = ColumnType.valueOf(node.path("type").asText().toUpperCase(Locale.ROOT));
        return new Column(
                node.path("name").asText(), type, node.path("isOptional").asBoolean(), 1, null);
    }
}
