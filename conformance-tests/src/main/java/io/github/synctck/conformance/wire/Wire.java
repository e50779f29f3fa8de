package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.RawExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Speaks a declared wire form: takes requests of the default binding, sends what the server wants, and makes an answer
 * of the default binding from what comes back. It remembers cursors and rounded times. Safe for many threads.
 */
public final class Wire {
    /** A pull of more pages than this does not end. */
    private static final int PAGES_MAX = 1_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final WireForm form;
    private final Rows rows = new Rows();
    private final Cursors cursors;
    private final List<String> tables;
    private final RequestWriter writer;
    private final int schemaVersion;

    /** A form over the tables of a schema. */
    public Wire(WireForm form, DataSchema schema) {
        this.form = form;
        this.cursors = new Cursors(form.unit());
        this.tables = schema.tables().values().stream().map(Table::name).toList();
        this.writer = new RequestWriter(form, rows, tables);
        this.schemaVersion = schema.version();
    }

    /** The declared form. */
    public WireForm form() {
        return form;
    }

    /** Sends one request. */
    @FunctionalInterface
    public interface Line {
        /** The answer; status 0 or less where none came. */
        RawExchange.Answer send(OutgoingRequest request);
    }

    /**
     * What a request came to.
     *
     * @param meaning what it means; {@code NONE} where no server's answer came
     * @param answer the answer; after a pull that succeeded, with a body of the default binding
     * @param problem why an answer cannot be read; empty if it can
     */
    public record Result(Meaning meaning, RawExchange.Answer answer, String problem) {}

    /** What an answer means. */
    public enum Meaning {
        SUCCESS,
        CONFLICT,
        REJECTED,
        NONE
    }

    /** One logical pull: a request, or a loop of them. */
    public Result pull(JsonNode body, Map<String, String> user, Line line) {
        JsonNode kit = body.path("lastPulledAt");
        JsonNode cursor = isNever(kit) ? null : cursors.toWire(kit);
        AnswerReader reader = new AnswerReader(form, rows, tables);
        Map<String, JsonNode> next = new TreeMap<>();
        boolean perTable = form.pull().endpoint().isPerTable();
        List<String> asked = perTable ? pulledTables() : List.of("");
        Result last = new Result(Meaning.NONE, new RawExchange.Answer(0, new TreeMap<>(), "no table is pulled"), "");
        for (String table : asked) {
            JsonNode own = cursor != null && asked.size() > 1 && cursor.isObject() ? cursor.path(table) : cursor;
            last = pages(new RequestWriter.Pull(body, own, table, null), reader, user, line);
            if (last.meaning() != Meaning.SUCCESS || !last.problem().isEmpty()) {
                return last;
            }
            next.put(table, read(last.answer().body()).at(form.pull().answer().cursor()));
        }
        if (form.answersAreStandard() && !perTable) {
            return last;
        }
        JsonNode raw = asked.size() > 1 ? Cursors.composed(next) : next.getOrDefault(asked.get(0), NODES.missingNode());
        RawExchange.Answer answer = last.answer();
        return new Result(
                Meaning.SUCCESS,
                new RawExchange.Answer(answer.status(), answer.headers(), reader.answer(cursors.toKit(raw))),
                reader.problem());
    }

    /** 0 is how some clients write that they have never pulled; a declared spelling wins over it. */
    private boolean isNever(JsonNode kit) {
        boolean zero = kit.isNumber() && kit.doubleValue() == 0 && !form.pull().equals(WireForm.standardPull());
        return kit.isMissingNode() || kit.isNull() || zero;
    }

    private List<String> pulledTables() {
        return tables.stream().filter(table -> form.table(table).pulled()).toList();
    }

    private Result pages(RequestWriter.Pull first, AnswerReader reader, Map<String, String> user, Line line) {
        RequestWriter.Pull asked = first;
        for (int page = 0; page < PAGES_MAX; page++) {
            RawExchange.Answer answer = line.send(writer.pull(asked, user));
            JsonNode body = tree(answer.body());
            Result result = result(answer, form.outcomes().ofPull(answer.status(), body));
            if (result.meaning() != Meaning.SUCCESS || !result.problem().isEmpty()) {
                return result;
            }
            if (body != null && !form.answersAreStandard()) {
                reader.read(body, asked.table());
            }
            JsonNode next = body == null ? NODES.missingNode() : nextPage(body);
            if (next.isMissingNode() || next.isNull()) {
                return new Result(Meaning.SUCCESS, answer, reader.problem());
            } else if (next.equals(asked.page())) {
                return new Result(
                        Meaning.SUCCESS,
                        answer,
                        "the cursor of the next page does not advance: " + next + " came twice in a row");
            }
            asked = new RequestWriter.Pull(first.body(), first.cursor(), first.table(), next);
        }
        return new Result(
                Meaning.SUCCESS,
                new RawExchange.Answer(200, new TreeMap<>(), ""),
                "the pull did not end after " + PAGES_MAX + " pages");
    }

    private JsonNode nextPage(JsonNode body) {
        PullForm.Paging paging = form.pull().answer().paging();
        boolean more = paging != null && body.at(paging.more()).asBoolean(false);
        return more && paging != null ? body.at(paging.next()) : NODES.missingNode();
    }

    private static Result result(RawExchange.Answer answer, Outcomes.Meaning outcome) {
        return new Result(answer.status() <= 0 ? Meaning.NONE : Meaning.valueOf(outcome.name()), answer, "");
    }

    /** One push: a request, or one for each table until one is refused. */
    public Result push(JsonNode body, Map<String, String> user, Line line) {
        JsonNode kit = body.path("lastPulledAt");
        JsonNode cursor = kit.isMissingNode() || kit.isNull() ? null : cursors.toWire(kit);
        List<OutgoingRequest> requests = writer.push(body.path("changes"), cursor, schemaVersion, user);
        List<Result> results = new ArrayList<>();
        for (OutgoingRequest request : requests) {
            RawExchange.Answer answer = line.send(request);
            Result result = result(answer, form.outcomes().ofPush(answer.status(), tree(answer.body())));
            results.add(result);
            if (result.meaning() != Meaning.SUCCESS) {
                break;
            }
        }
        if (results.isEmpty()) {
            return new Result(Meaning.SUCCESS, new RawExchange.Answer(204, new TreeMap<>(), ""), "");
        }
        return results.get(results.size() - 1);
    }

    /** A push's answer of the default binding, of which only the ids that were not taken matter. */
    public String pushAnswer(String body) {
        JsonNode tree = tree(body);
        if (tree == null || form.push().rejectedIds().matches()) {
            return body;
        }
        ObjectNode rejected = NODES.objectNode();
        tree.at(form.push().rejectedIds())
                .properties()
                .forEach(table -> tables.stream()
                        .filter(name -> form.table(name).name().equals(table.getKey()))
                        .forEach(name -> rejected.set(name, table.getValue())));
        ObjectNode answer = NODES.objectNode();
        answer.set("experimentalRejectedIds", rejected);
        return answer.toString();
    }

    /**
     * The requests that a request of the default binding becomes, without sending any; cursors in it are texts that
     * stay as they are.
     */
    public List<OutgoingRequest> outline(boolean push, JsonNode body, Map<String, String> user) {
        JsonNode kit = body.path("lastPulledAt");
        JsonNode cursor = kit.isMissingNode() || kit.isNull() || (!push && isNever(kit)) ? null : cursors.toWire(kit);
        if (push) {
            return writer.push(body.path("changes"), cursor, schemaVersion, user);
        }
        List<String> asked = form.pull().endpoint().isPerTable() ? pulledTables() : List.of("");
        return asked.stream()
                .map(table -> writer.pull(new RequestWriter.Pull(body, cursor, table, null), user))
                .toList();
    }

    /** The request for a further page of a pull whose answers come in pages. */
    public OutgoingRequest nextPage(JsonNode body, JsonNode page, Map<String, String> user) {
        JsonNode kit = body.path("lastPulledAt");
        JsonNode cursor = isNever(kit) ? null : cursors.toWire(kit);
        return writer.pull(new RequestWriter.Pull(body, cursor, "", page), user);
    }

    /** The tables that pulls ask for, each by itself where each has a URL. */
    public int pulledEachByItself() {
        return form.pull().endpoint().isPerTable() ? pulledTables().size() : 1;
    }

    /** A request whose body is not of the default binding goes to the endpoint as it is. */
    public OutgoingRequest verbatim(boolean push, String method, String body, Map<String, String> user) {
        EndpointForm endpoint = push ? form.push().endpoint() : form.pull().endpoint();
        String used = method.equals("POST") ? endpoint.method() : method;
        Map<String, String> values = new TreeMap<>(Template.values(user));
        if (endpoint.isPerTable() && !tables.isEmpty()) {
            values.put("table", form.table(tables.get(0)).path());
        }
        EndpointForm asked = new EndpointForm(
                used, endpoint.path(), endpoint.contentType(), endpoint.query(), endpoint.headers(), endpoint.fields());
        return new Draft(asked, form.headers(), values).with(body.isEmpty() ? null : body);
    }

    private static JsonNode read(String text) {
        JsonNode tree = tree(text);
        return tree == null ? NODES.missingNode() : tree;
    }

    /** A text as a tree, or null where it is no JSON. */
    static @Nullable JsonNode tree(String text) {
        try {
            JsonNode tree = JsonValues.parse(text);
            return tree.isMissingNode() ? null : tree;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
