package io.github.synctck.sim.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.sim.history.Operation.Actor;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ServerActionJson;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.message.Unreadable;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@link HistoryJson} wrote, also where the process died while writing the last line. */
public final class HistoryReader {
    private HistoryReader() {}

    /** The history of a scenario over those tables; throws with the line where it is none. */
    public static History read(String text, Scenario scenario, DataSchema schema, String fileName)
            throws BadFileException {
        List<String> lines = text.lines().toList();
        boolean cut = !text.endsWith("\n");
        String salt = "";
        List<Operation> operations = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            boolean last = number == lines.size();
            try {
                JsonNode node = JsonValues.parse(lines.get(number - 1));
                if (number == 1) {
                    salt = node.path("salt").asText();
                } else {
                    operations.add(operation(node));
                }
            } catch (IllegalArgumentException e) {
                if (!last || !cut) {
                    throw new BadFileException(fileName, number, "is no operation of a history");
                }
            }
        }
        return new History(scenario, schema, salt, operations);
    }

    private static Operation operation(JsonNode node) {
        int index = node.path("i").asInt();
        SimTime at = new SimTime(node.path("at").asLong());
        int device = node.path("device").asInt();
        String op = node.path("op").asText();
        return switch (op) {
            case "pull" -> pull(node, index, at);
            case "push" -> push(node, index, at);
            case "sync-end" ->
                new Operation.SyncEnd(
                        index,
                        at,
                        device,
                        node.path("error").asText(),
                        texts(node.path("log")),
                        texts(node.path("causes")));
            case "mark" ->
                new Operation.Mark(index, at, device, node.path("what").asText());
            case "state" -> new Operation.DeviceState(index, at, device, cursor(node), rows(node.path("rows")));
            case "http" -> http(node, index, at);
            case "server-edit", "server-delete", "grant", "revoke", "purge", "advance" ->
                new Operation.Intervention(
                        index, at, span(node), node.path("user").asInt(), ServerActionJson.read(op, node));
            default -> edit(node, index, at, constant(Operation.Edit.Kind.class, op));
        };
    }

    private static Operation.Edit edit(JsonNode node, int index, SimTime at, Operation.Edit.Kind kind) {
        RecordKey key =
                new RecordKey(node.path("table").asText(), node.path("id").asText());
        Map<String, Value> set = new LinkedHashMap<>();
        node.path("set").properties().forEach(entry -> set.put(entry.getKey(), JsonValues.read(entry.getValue())));
        JsonNode before = node.path("before");
        RawRecord row = before.isObject() ? JsonValues.readRecord(before) : null;
        return new Operation.Edit(
                index,
                at,
                node.path("device").asInt(),
                kind,
                key,
                set,
                row,
                node.path("error").asText());
    }

    private static Actor actor(JsonNode node) {
        return new Actor(
                constant(Role.class, node.path("role").asText()),
                node.path("user").asInt(),
                node.path("device").asInt(),
                node.path("label").asText());
    }

    private static Span span(JsonNode node) {
        return new Span(node.path("invoked").asLong(), node.path("returned").asLong());
    }

    private static Fate fate(JsonNode node) {
        return constant(Fate.class, node.path("fate").asText());
    }

    private static @Nullable Cursor cursor(JsonNode node) {
        JsonNode cursor = node.path("lastPulledAt");
        return cursor.isNull() ? null : new Cursor(JsonValues.read(cursor));
    }

    private static Operation.Pull pull(JsonNode node, int index, SimTime at) {
        PullRequest request = new PullRequest(
                cursor(node),
                node.path("schemaVersion").asInt(),
                node.has("migration") ? JsonValues.readMigration(node.path("migration")) : null);
        return new Operation.Pull(
                index,
                at,
                actor(node),
                span(node),
                request,
                pullOutcome(node),
                fate(node),
                node.path("from").asInt(),
                node.path("applied").asBoolean());
    }

    private static PullResponse pullOutcome(JsonNode node) {
        String message = node.path("message").asText();
        int status = node.path("status").asInt();
        if (node.path("outcome").asText().equals("ok")) {
            return new PullResponse.Accepted(
                    JsonValues.readChanges(node.path("changes")), new Cursor(JsonValues.read(node.path("timestamp"))));
        } else if (node.has("code")) {
            return new Refused(status, node.path("code").asText(), message);
        }
        return node.has("status") ? new Unreadable(status, message) : failure(node);
    }

    private static TransportFailure failure(JsonNode node) {
        return new TransportFailure(
                node.path("outcome").asText().equals("fail"),
                node.path("message").asText());
    }

    private static Operation.Push push(JsonNode node, int index, SimTime at) {
        PushRequest request = new PushRequest(JsonValues.readChanges(node.path("changes")), cursor(node));
        return new Operation.Push(
                index,
                at,
                actor(node),
                span(node),
                request,
                pushOutcome(node),
                fate(node),
                node.path("basis").asInt());
    }

    private static PushResponse pushOutcome(JsonNode node) {
        if (node.path("outcome").asText().equals("ok")) {
            Map<String, List<String>> rejected = new TreeMap<>();
            node.path("rejectedIds")
                    .properties()
                    .forEach(entry -> rejected.put(entry.getKey(), texts(entry.getValue())));
            return new PushResponse.Accepted(rejected);
        } else if (node.has("code")) {
            return new Refused(
                    node.path("status").asInt(),
                    node.path("code").asText(),
                    node.path("message").asText());
        }
        return failure(node);
    }

    private static Operation.Http http(JsonNode node, int index, SimTime at) {
        RawExchange.Request request = new RawExchange.Request(
                node.path("endpoint").asText().equals("push"),
                node.path("method").asText(),
                constant(RawExchange.Credentials.class, node.path("credentials").asText()),
                headers(node.path("headers")),
                node.path("body").asText());
        RawExchange.Answer answer = new RawExchange.Answer(
                node.path("status").asInt(),
                headers(node.path("answerHeaders")),
                node.path("answerBody").asText());
        return new Operation.Http(
                index, at, node.path("label").asText(), node.path("user").asInt(), request, answer);
    }

    private static SortedMap<String, String> headers(JsonNode node) {
        TreeMap<String, String> headers = new TreeMap<>();
        node.properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
        return headers;
    }

    private static SortedMap<String, List<RawRecord>> rows(JsonNode node) {
        TreeMap<String, List<RawRecord>> rows = new TreeMap<>();
        node.properties().forEach(table -> {
            List<RawRecord> records = new ArrayList<>();
            table.getValue().forEach(row -> records.add(JsonValues.readRecord(row)));
            rows.put(table.getKey(), records);
        });
        return rows;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String kebab) {
        return Enum.valueOf(type, kebab.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
