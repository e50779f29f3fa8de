package io.github.synctck.sim.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ServerActionJson;
import io.github.synctck.spec.codec.CanonicalJson;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.message.Unreadable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A history as lines of canonical JSON: a header, then one line per operation. {@code format: 1}. */
public final class HistoryJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private HistoryJson() {}

    /** The first line: what is played, and the salt that binds its symbols. */
    public static String header(Scenario scenario, String salt) {
        ObjectNode node = NODES.objectNode();
        node.put("format", 1).put("scenario", scenario.name()).put("seed", scenario.seed());
        node.put("profile", scenario.profile()).put("salt", salt);
        return CanonicalJson.write(node);
    }

    /** One operation's line. */
    public static String line(Operation operation) {
        ObjectNode node = NODES.objectNode();
        node.put("i", operation.index()).put("at", operation.at().millis());
        if (operation instanceof Operation.Edit op) {
            edit(node, op);
        } else if (operation instanceof Operation.Pull op) {
            pull(node, op);
        } else if (operation instanceof Operation.Push op) {
            push(node, op);
        } else if (operation instanceof Operation.SyncEnd op) {
            node.put("op", "sync-end").put("device", op.device()).put("error", op.error());
            op.log().forEach(node.putArray("log")::add);
            op.causes().forEach(node.putArray("causes")::add);
        } else if (operation instanceof Operation.Mark op) {
            node.put("op", "mark").put("device", op.device()).put("what", op.what());
        } else if (operation instanceof Operation.Intervention op) {
            node.put("op", ServerActionJson.word(op.action().kind())).put("user", op.user());
            node.put("invoked", op.span().invoked()).put("returned", op.span().returned());
            ServerActionJson.write(op.action(), node);
        } else if (operation instanceof Operation.DeviceState op) {
            state(node, op);
        } else if (operation instanceof Operation.Http op) {
            http(node, op);
        } else {
            throw new AssertionError(operation);
        }
        return CanonicalJson.write(node);
    }

    private static void edit(ObjectNode node, Operation.Edit op) {
        node.put("op", kebab(op.kind())).put("device", op.device());
        node.put("table", op.key().table()).put("id", op.key().id()).put("error", op.error());
        ObjectNode set = node.putObject("set");
        op.set().forEach((column, value) -> set.set(column, JsonValues.write(value)));
        RawRecord before = op.before();
        node.set("before", before == null ? NODES.nullNode() : raw(CanonicalJson.write(before)));
    }

    private static void exchange(ObjectNode node, String kind, Operation.Actor actor, Span span) {
        node.put("op", kind).put("role", kebab(actor.role())).put("user", actor.user());
        node.put("device", actor.device()).put("label", actor.label());
        node.put("invoked", span.invoked()).put("returned", span.returned());
    }

    private static void pull(ObjectNode node, Operation.Pull op) {
        exchange(node, "pull", op.actor(), op.span());
        node.put("fate", kebab(op.fate())).put("from", op.from()).put("applied", op.applied());
        PullRequest request = op.request();
        cursor(node, request.lastPulledAt());
        node.put("schemaVersion", request.schemaVersion());
        Migration migration = request.migration();
        if (migration != null) {
            node.set("migration", JsonValues.write(migration));
        }
        PullResponse outcome = op.outcome();
        if (outcome instanceof PullResponse.Accepted accepted) {
            node.put("outcome", "ok");
            node.set("changes", raw(CanonicalJson.write(accepted.changes())));
            node.set("timestamp", JsonValues.write(accepted.timestamp().value()));
        } else if (outcome instanceof Unreadable unreadable) {
            node.put("outcome", "fail").put("status", unreadable.status()).put("message", unreadable.problem());
        } else if (outcome instanceof Refused refused) {
            refused(node, refused);
        } else if (outcome instanceof TransportFailure failure) {
            failure(node, failure);
        } else {
            throw new AssertionError(outcome);
        }
    }

    private static void push(ObjectNode node, Operation.Push op) {
        exchange(node, "push", op.actor(), op.span());
        node.put("fate", kebab(op.fate())).put("basis", op.basis());
        cursor(node, op.request().lastPulledAt());
        node.set("changes", raw(CanonicalJson.write(op.request().changes())));
        PushResponse outcome = op.outcome();
        if (outcome instanceof PushResponse.Accepted accepted) {
            node.put("outcome", "ok");
            ObjectNode rejected = node.putObject("rejectedIds");
            accepted.rejectedIds().forEach((table, ids) -> ids.forEach(rejected.withArray("/" + table)::add));
        } else if (outcome instanceof Refused refused) {
            refused(node, refused);
        } else if (outcome instanceof TransportFailure failure) {
            failure(node, failure);
        } else {
            throw new AssertionError(outcome);
        }
    }

    private static void cursor(ObjectNode node, @Nullable Cursor cursor) {
        node.set("lastPulledAt", cursor == null ? NODES.nullNode() : JsonValues.write(cursor.value()));
    }

    private static void refused(ObjectNode node, Refused refused) {
        node.put("outcome", "fail").put("status", refused.status());
        node.put("code", refused.code()).put("message", refused.message());
    }

    private static void failure(ObjectNode node, TransportFailure failure) {
        node.put("outcome", failure.certainlyNotDone() ? "fail" : "info").put("message", failure.message());
    }

    private static void state(ObjectNode node, Operation.DeviceState op) {
        node.put("op", "state").put("device", op.device());
        cursor(node, op.cursor());
        ObjectNode tables = node.putObject("rows");
        op.rows().forEach((table, rows) -> rows(tables, table, rows));
    }

    private static void rows(ObjectNode tables, String table, List<RawRecord> rows) {
        var list = tables.putArray(table);
        rows.forEach(row -> list.add(raw(CanonicalJson.write(row))));
    }

    /** A part that is canonical text already; building trees of it would be most of the work. */
    private static JsonNode raw(String canonical) {
        return NODES.rawValueNode(new RawValue(canonical));
    }

    private static void http(ObjectNode node, Operation.Http op) {
        node.put("op", "http").put("label", op.label()).put("user", op.user());
        node.put("endpoint", op.request().push() ? "push" : "pull")
                .put("method", op.request().method());
        node.put("credentials", kebab(op.request().credentials()));
        ObjectNode sent = node.putObject("headers");
        op.request().headers().forEach(sent::put);
        node.put("body", op.request().body());
        node.put("status", op.answer().status());
        ObjectNode received = node.putObject("answerHeaders");
        op.answer().headers().forEach(received::put);
        node.put("answerBody", op.answer().body());
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
