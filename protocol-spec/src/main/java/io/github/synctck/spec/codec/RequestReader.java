package io.github.synctck.spec.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Request bodies to messages, strictly: what a server must refuse with 400 is a {@link MalformedMessage}. */
final class RequestReader {
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final TreeSet<String> BUCKETS = new TreeSet<>(List.of("created", "updated", "deleted"));

    private RequestReader() {}

    static PullRequest pull(JsonNode body) throws MalformedMessage {
        if (!body.isObject()) {
            throw new MalformedMessage("", "the body is not a JSON object");
        }
        JsonNode version = body.path("schemaVersion");
        boolean absent = version.isMissingNode() || version.isNull();
        if (!absent && !(version.isIntegralNumber() && version.canConvertToInt() && version.intValue() >= 1)) {
            throw new MalformedMessage("/schemaVersion", "is not a positive integer");
        }
        int schemaVersion = absent ? 1 : version.intValue();
        return new PullRequest(cursor(body.path("lastPulledAt")), schemaVersion, migration(body.path("migration")));
    }

    /** Null, absent and 0 all mean that the client has never pulled. */
    private static @Nullable Cursor cursor(JsonNode node) throws MalformedMessage {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue()) || node.doubleValue() < 0) {
            throw new MalformedMessage("/lastPulledAt", "is neither null nor a timestamp");
        }
        return node.doubleValue() == 0 ? null : Cursor.of(node.doubleValue());
    }

    private static @Nullable Migration migration(JsonNode node) throws MalformedMessage {
        return node.isMissingNode() || node.isNull() ? null : readMigration(node);
    }

    static Migration readMigration(JsonNode node) throws MalformedMessage {
        JsonNode from = node.path("from");
        JsonNode columns = node.path("columns");
        if (!from.isIntegralNumber() || !node.path("tables").isArray() || !columns.isArray()) {
            throw new MalformedMessage("/migration", "is neither null nor {from, tables, columns}");
        }
        Map<String, List<String>> added = new LinkedHashMap<>();
        for (JsonNode column : columns) {
            if (!column.path("table").isTextual()) {
                throw new MalformedMessage("/migration/columns", "holds an entry without a table");
            }
            added.put(column.path("table").textValue(), texts(column.path("columns"), "/migration/columns"));
        }
        return new Migration(from.intValue(), texts(node.path("tables"), "/migration/tables"), added);
    }

    private static List<String> texts(JsonNode array, String path) throws MalformedMessage {
        if (!array.isArray()) {
            throw new MalformedMessage(path, "is not an array");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : array) {
            if (!text.isTextual()) {
                throw new MalformedMessage(path, "holds something that is not a string");
            }
            texts.add(text.textValue());
        }
        return texts;
    }

    static PushRequest push(JsonNode body) throws MalformedMessage {
        if (!body.isObject()) {
            throw new MalformedMessage("", "the body is not a JSON object");
        }
        if (!body.path("changes").isObject()) {
            throw new MalformedMessage("/changes", "is not an object");
        }
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        for (var field : body.path("changes").properties()) {
            tables.put(field.getKey(), table("/changes/" + field.getKey(), field.getValue()));
        }
        return new PushRequest(new Changes(tables), cursor(body.path("lastPulledAt")));
    }

    private static TableChanges table(String path, JsonNode node) throws MalformedMessage {
        if (!node.isObject()) {
            throw new MalformedMessage(path, "is not an object");
        }
        for (var field : node.properties()) {
            if (!BUCKETS.contains(field.getKey())) {
                throw new MalformedMessage(path, "holds a key other than created, updated and deleted");
            }
        }
        TreeSet<String> seen = new TreeSet<>();
        List<RawRecord> created = records(path + "/created", node.path("created"), seen);
        List<RawRecord> updated = records(path + "/updated", node.path("updated"), seen);
        List<String> deleted = new ArrayList<>();
        for (JsonNode id : array(path + "/deleted", node.path("deleted"))) {
            deleted.add(id(path + "/deleted", id, seen));
        }
        return new TableChanges(created, updated, deleted);
    }

    private static JsonNode array(String path, JsonNode node) throws MalformedMessage {
        if (!node.isArray() && !node.isMissingNode()) {
            throw new MalformedMessage(path, "is not an array");
        }
        return node;
    }

    private static List<RawRecord> records(String path, JsonNode node, Set<String> seen) throws MalformedMessage {
        List<RawRecord> records = new ArrayList<>();
        for (JsonNode record : array(path, node)) {
            if (!record.isObject()) {
                throw new MalformedMessage(path, "holds something that is not a record");
            }
            id(path, record.path("id"), seen);
            records.add(JsonValues.readRecord(record));
        }
        return records;
    }

    private static String id(String path, JsonNode id, Set<String> seen) throws MalformedMessage {
        if (!id.isTextual() || !SAFE_ID.matcher(id.textValue()).matches()) {
            throw new MalformedMessage(path, "holds an id that is not a string of 1 to 64 safe characters");
        }
        if (!seen.add(id.textValue())) {
            throw new MalformedMessage(path, "holds an id that stands twice in this table");
        }
        return id.textValue();
    }
}
