package io.github.synctck.sim.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.value.Value;
import java.util.Map;

/** One step as a JSON object, as {@link StepReader} reads it; kinds and fates in lower-kebab. */
final class StepJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StepJson() {}

    static ObjectNode write(Step step) {
        ObjectNode node = NODES.objectNode();
        node.put("at", step.at().millis());
        if (step instanceof Step.Create s) {
            return set(edit(node.put("step", "create"), s, s.table(), s.id()), s.set());
        } else if (step instanceof Step.Update s) {
            return set(edit(node.put("step", "update"), s, s.table(), s.id()), s.set());
        } else if (step instanceof Step.Delete s) {
            edit(node.put("step", "delete"), s, s.table(), s.id());
            return s.cascade() ? node.put("cascade", true) : node;
        } else if (step instanceof Step.Destroy s) {
            return edit(node.put("step", "destroy"), s, s.table(), s.id());
        } else if (step instanceof Step.Sync s) {
            return sync(node, s);
        } else if (step instanceof Step.App s) {
            return node.put("step", Fields.kebab(s.event())).put("device", s.device());
        } else if (step instanceof Step.Upgrade s) {
            return node.put("step", "upgrade").put("device", s.device()).put("version", s.version());
        } else if (step instanceof Step.Skew s) {
            return node.put("step", "skew").put("device", s.device()).put("aheadMillis", s.aheadMillis());
        } else if (step instanceof Step.Server s) {
            node.put("step", ServerActionJson.word(s.action().kind())).put("user", s.user());
            ServerActionJson.write(s.action(), node);
            return node;
        } else if (step instanceof Step.Pull s) {
            wire(node, "pull", s.label(), s.user()).put("since", s.since().text());
            if (s.schemaVersion() != 0) {
                node.put("schemaVersion", s.schemaVersion());
            }
            Migration migration = s.migration();
            return migration == null ? node : node.set("migration", JsonValues.write(migration));
        } else if (step instanceof Step.Push s) {
            wire(node, "push", s.label(), s.user()).put("since", s.since().text());
            node.set("changes", JsonValues.write(s.changes()));
            return node;
        } else if (step instanceof Step.Http s) {
            return http(wire(node, "http", s.label(), s.user()), s.request());
        }
        throw new AssertionError(step);
    }

    static ObjectNode write(Adopted each) {
        ObjectNode node = NODES.objectNode().put("user", each.user());
        return set(node.put("table", each.table()).put("id", each.id()), each.set());
    }

    private static ObjectNode wire(ObjectNode node, String kind, String label, int user) {
        return node.put("step", kind).put("label", label).put("user", user);
    }

    private static ObjectNode edit(ObjectNode node, Step.DeviceStep step, String table, String id) {
        return node.put("device", step.device()).put("table", table).put("id", id);
    }

    private static ObjectNode set(ObjectNode node, Map<String, Value> set) {
        ObjectNode columns = node.putObject("set");
        set.forEach((column, value) -> columns.set(column, JsonValues.write(value)));
        return node;
    }

    private static ObjectNode sync(ObjectNode node, Step.Sync step) {
        node.put("step", "sync").put("device", step.device());
        leg(node, "pull", step.pull());
        leg(node, "push", step.push());
        if (step.retry()) {
            node.put("retry", true);
        }
        CrashPoint crash = step.crash();
        if (crash != null) {
            node.put("crash", Fields.kebab(crash));
        }
        return node;
    }

    private static void leg(ObjectNode node, String name, Leg leg) {
        if (!leg.equals(Leg.CLEAN)) {
            ObjectNode written = node.putObject(name);
            written.put("latencyMillis", leg.latencyMillis()).put("fate", Fields.kebab(leg.fate()));
            if (leg.answerMillis() > 0) {
                written.put("answerMillis", leg.answerMillis());
            }
        }
    }

    private static ObjectNode http(ObjectNode node, RawExchange.Request request) {
        node.put("endpoint", request.push() ? "push" : "pull").put("method", request.method());
        node.put("credentials", Fields.kebab(request.credentials()));
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach(headers::put);
        return node.put("body", request.body());
    }
}
