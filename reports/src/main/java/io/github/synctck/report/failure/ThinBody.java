package io.github.synctck.report.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A push's body without what says nothing: empty tables, the client's own columns, columns at their defaults. */
final class ThinBody {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String HOLE_QUOTED = "\"\\{(cursor:[^}]*)}\"";

    private ThinBody() {}

    /** The thinner body; the same one where it is not a push as a client writes it. */
    static String of(String body) {
        try {
            JsonNode root = MAPPER.readTree(body.replaceAll("(?<=\"lastPulledAt\":)\\{(cursor:[^}]*)}", "\"{$1}\""));
            root.path("changes").forEach(ThinBody::table);
            if (root.path("changes") instanceof ObjectNode tables) {
                names(tables).stream()
                        .filter(name -> isEmpty(tables.path(name)))
                        .forEach(tables::remove);
            }
            return root.isObject() ? root.toString().replaceAll(HOLE_QUOTED, "{$1}") : body;
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private static boolean isEmpty(JsonNode table) {
        for (JsonNode bucket : table) {
            if (!bucket.isArray() || !bucket.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static void table(JsonNode table) {
        for (String bucket : List.of("created", "updated")) {
            for (JsonNode record : table.path(bucket)) {
                if (record instanceof ObjectNode columns) {
                    names(columns).stream()
                            .filter(name -> saysNothing(name, columns.path(name)))
                            .forEach(columns::remove);
                }
            }
        }
    }

    private static List<String> names(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean saysNothing(String column, JsonNode value) {
        boolean zero = value.isNumber() && value.doubleValue() == 0;
        boolean empty = value.isNull()
                || zero
                || (value.isTextual() && value.textValue().isEmpty());
        boolean off = value.isBoolean() && !value.booleanValue();
        return column.equals("_status") || column.equals("_changed") || empty || off;
    }
}
