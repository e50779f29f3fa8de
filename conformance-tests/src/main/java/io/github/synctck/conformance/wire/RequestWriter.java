package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.conformance.wire.PushForm.Complete;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests of the default binding, written as the server wants them. */
final class RequestWriter {
    private static final List<String> BUCKETS = List.of("created", "updated", "deleted");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final WireForm form;
    private final Rows rows;
    private final List<String> tables;

    /** Requests about the tables of that schema. */
    RequestWriter(WireForm form, Rows rows, List<String> tables) {
        this.form = form;
        this.rows = rows;
        this.tables = tables;
    }

    /**
     * What a pull asks.
     *
     * @param body the request in the default binding
     * @param cursor the cursor as the server wrote it, or null for a first pull
     * @param table the table, for a server with a URL for each; else empty
     * @param page the cursor of the page, or null for the first
     */
    record Pull(
            JsonNode body,
            @Nullable JsonNode cursor,
            String table,
            @Nullable JsonNode page) {}

    OutgoingRequest pull(Pull asked, Map<String, String> user) {
        PullForm pull = form.pull();
        EndpointForm first = pull.first();
        boolean never = asked.cursor() == null || asked.cursor().isNull();
        EndpointForm endpoint = never && first != null ? first : pull.endpoint();
        Draft draft = new Draft(endpoint, form.headers(), values(user, asked.table()));
        if (endpoint.equals(pull.endpoint())) {
            draft.put(pull.cursor(), asked.cursor());
        }
        draft.put(pull.schemaVersion(), asked.body().path("schemaVersion"));
        draft.put(pull.migration(), asked.body().path("migration"));
        PullForm.Paging paging = pull.answer().paging();
        if (paging != null && asked.page() != null) {
            draft.put(paging.place(), asked.page());
        }
        return draft.withFields();
    }

    private Map<String, String> values(Map<String, String> user, String table) {
        Map<String, String> values = new TreeMap<>(Template.values(user));
        if (!table.isEmpty()) {
            values.put("table", form.table(table).path());
        }
        return values;
    }

    /** The requests of one push: one, or one for each table. */
    List<OutgoingRequest> push(
            JsonNode changes, @Nullable JsonNode cursor, int schemaVersion, Map<String, String> user) {
        PushForm push = form.push();
        if (!push.endpoint().isPerTable()) {
            return List.of(push(changes, "", cursor, schemaVersion, user));
        }
        List<OutgoingRequest> requests = new ArrayList<>();
        for (var table : changes.properties()) {
            requests.add(push(changes, table.getKey(), cursor, schemaVersion, user));
        }
        return requests;
    }

    private OutgoingRequest push(
            JsonNode changes, String table, @Nullable JsonNode cursor, int schemaVersion, Map<String, String> user) {
        PushForm push = form.push();
        Map<String, String> values = values(user, table);
        Draft draft = new Draft(push.endpoint(), form.headers(), values);
        draft.put(push.schemaVersion(), NODES.numberNode(schemaVersion));
        JsonNode written = changes(changes, values);
        switch (push.envelope()) {
            case NESTED -> draft.field(push.changes(), written);
            case OPERATIONS -> draft.field(push.changes(), operations(written));
            case BARE, TABLE -> {
                draft.put(push.cursor(), cursor);
                boolean one = push.envelope() == PushForm.Envelope.TABLE;
                return draft.with((one ? written.path(form.table(table).name()) : written).toString());
            }
        }
        draft.put(push.cursor(), cursor);
        return draft.withFields();
    }

    private JsonNode changes(JsonNode changes, Map<String, String> values) {
        if (!changes.isObject()) {
            return changes;
        }
        ObjectNode written = NODES.objectNode();
        Complete complete = form.push().complete();
        if (complete == Complete.ALL_TABLES) {
            for (String table : tables) {
                boolean kept = changes.has(table);
                written.set(form.table(table).name(), kept ? table(table, changes.path(table), values) : empty());
            }
        }
        changes.properties().forEach(entry -> {
            JsonNode table = table(entry.getKey(), entry.getValue(), values);
            if (complete != Complete.CHANGES_ONLY || !table.isEmpty()) {
                written.set(form.table(entry.getKey()).name(), table);
            }
        });
        return written;
    }

    private static ObjectNode empty() {
        ObjectNode table = NODES.objectNode();
        BUCKETS.forEach(table::putArray);
        return table;
    }

    private JsonNode table(String name, JsonNode table, Map<String, String> values) {
        if (!table.isObject()) {
            return table;
        }
        ObjectNode written = NODES.objectNode();
        table.properties().forEach(bucket -> {
            JsonNode elements = bucket.getValue();
            boolean left = form.push().complete() == Complete.CHANGES_ONLY && elements.isArray() && elements.isEmpty();
            if (!left) {
                written.set(bucket.getKey(), elements(name, elements, values));
            }
        });
        return written;
    }

    private JsonNode elements(String table, JsonNode elements, Map<String, String> values) {
        if (!elements.isArray()) {
            return elements;
        }
        ArrayNode written = NODES.arrayNode();
        elements.forEach(row -> written.add(rows.toWire(table, form.table(table), row, values)));
        return written;
    }

    private static ArrayNode operations(JsonNode changes) {
        ArrayNode operations = NODES.arrayNode();
        changes.properties()
                .forEach(table -> table.getValue().properties().forEach(bucket -> {
                    String word = bucket.getKey().replaceAll("d$", "");
                    bucket.getValue().forEach(element -> {
                        ObjectNode operation =
                                operations.addObject().put("op", word).put("table", table.getKey());
                        operation.set("id", element.isObject() ? element.path("id") : element);
                        if (element.isObject()) {
                            operation.set("data", element);
                        }
                    });
                }));
        return operations;
    }
}
