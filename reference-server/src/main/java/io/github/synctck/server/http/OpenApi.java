package io.github.synctck.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The protocol under the default binding as an OpenAPI 3.1 document, with the tables of a data schema. */
final class OpenApi {
    private static final String SCHEMAS = "#/components/schemas/";

    private OpenApi() {}

    /** The document as JSON; without tables it speaks of records in general. */
    static String document(@Nullable DataSchema tables) {
        JsonNode root = read();
        if (tables != null
                && root.path("components").path("schemas") instanceof ObjectNode schemas
                && schemas.path("Changes").path("properties") instanceof ObjectNode changes) {
            for (Table table : tables.tables().values()) {
                schemas.set("record." + table.name(), record(table));
                schemas.set("changes." + table.name(), changes(table));
                changes.set(table.name(), reference("changes." + table.name()));
            }
        }
        return root.toString();
    }

    private static JsonNode read() {
        try (InputStream in = OpenApi.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("openapi.yaml is not packed");
            }
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode object() {
        return new YAMLMapper().createObjectNode();
    }

    private static ObjectNode reference(String schema) {
        return object().put("$ref", SCHEMAS + schema);
    }

    private static ObjectNode changes(Table table) {
        ObjectNode node = object().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = node.putObject("properties");
        for (String bucket : List.of("created", "updated")) {
            properties.putObject(bucket).put("type", "array").set("items", reference("record." + table.name()));
        }
        properties.putObject("deleted").put("type", "array").set("items", reference("Id"));
        return node;
    }

    /** What a pull shows: every column holds a value of its type. */
    private static ObjectNode record(Table table) {
        ObjectNode node = object().put("type", "object");
        node.putArray("required").add("id");
        ObjectNode properties = node.putObject("properties");
        properties.set("id", reference("Id"));
        for (Column column : table.columns().values()) {
            ObjectNode property = properties.putObject(column.name());
            type(column, property.putArray("type"));
            describe(column, property);
        }
        node.putObject("additionalProperties")
                .putArray("type")
                .add("string")
                .add("number")
                .add("boolean")
                .add("null");
        return node;
    }

    private static void type(Column column, ArrayNode types) {
        types.add(column.type().name().toLowerCase(Locale.ROOT));
        if (column.optional()) {
            types.add("null");
        }
    }

    private static void describe(Column column, ObjectNode property) {
        Column.Reference reference = column.reference();
        if (reference != null) {
            String also = reference.cascade() ? "; deleting it deletes this record" : "";
            property.put("description", "The id of a record of " + reference.table() + also + ".");
        } else if (column.since() > 1) {
            property.put("description", "Since version " + column.since() + " of the tables.");
        }
    }
}
