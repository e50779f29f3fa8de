package io.github.synctck.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.TreeMap;

/** What happens behind the endpoints as JSON; the same in scenarios and in histories. */
public final class ServerActionJson {
    /** The words that name the actions. */
    public static final List<String> WORDS =
            List.of("server-edit", "server-delete", "grant", "revoke", "purge", "advance");

    private ServerActionJson() {}

    /** The word that names it. */
    public static String word(ServerAction.Kind kind) {
        return switch (kind) {
            case EDIT -> "server-edit";
            case DELETE -> "server-delete";
            case GRANT -> "grant";
            case REVOKE -> "revoke";
            case PURGE -> "purge";
            case ADVANCE -> "advance";
        };
    }

    /** Writes everything but the word. */
    public static void write(ServerAction action, ObjectNode node) {
        if (action instanceof ServerAction.Edit edit) {
            node.put("table", edit.table()).put("id", edit.record().id());
            ObjectNode set = node.putObject("set");
            edit.record().columns().forEach((column, value) -> set.set(column, JsonValues.write(value)));
        } else if (action instanceof ServerAction.Delete delete) {
            node.put("table", delete.table()).put("id", delete.id());
        } else if (action instanceof ServerAction.Grant grant) {
            node.put("table", grant.table()).put("id", grant.id());
        } else if (action instanceof ServerAction.Revoke revoke) {
            node.put("table", revoke.table()).put("id", revoke.id());
        } else if (action instanceof ServerAction.Advance advance) {
            node.put("millis", advance.millis());
        } else if (!(action instanceof ServerAction.Purge)) {
            throw new AssertionError(action);
        }
    }

    /** Reads what {@link #write} wrote under that word. */
    public static ServerAction read(String word, JsonNode node) {
        String table = node.path("table").asText();
        String id = node.path("id").asText();
        return switch (word) {
            case "server-edit" -> new ServerAction.Edit(table, record(id, node.path("set")));
            case "server-delete" -> new ServerAction.Delete(table, id);
            case "grant" -> new ServerAction.Grant(table, id);
            case "revoke" -> new ServerAction.Revoke(table, id);
            case "purge" -> new ServerAction.Purge();
            case "advance" -> new ServerAction.Advance(node.path("millis").asLong());
            default -> throw new IllegalArgumentException("not something that happens behind the endpoints: " + word);
        };
    }

    private static RawRecord record(String id, JsonNode set) {
        TreeMap<String, Value> columns = new TreeMap<>();
        set.properties().forEach(field -> columns.put(field.getKey(), JsonValues.read(field.getValue())));
        return RawRecord.owning(id, columns);
    }
}
