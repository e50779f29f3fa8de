package io.github.synctck.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One step as a JSON object; kinds and fates in lower-kebab. */
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
            return node.put("step", kebab(s.event())).put("device", s.device());
        } else if (step instanceof Step.Pull s) {
            return wire(node, "pull", s.label(), s.user())
                    .put("since", s.since().text());
        } else if (step instanceof Step.Push s) {
            wire(node, "push", s.label(), s.user()).put("since", s.since().text());
            node.set("changes", JsonValues.write(s.changes()));
            return node;
        } else if (step instanceof Step.Http s) {
            return http(wire(node, "http", s.label(), s.user()), s.request());
        }
        throw new AssertionError(step);
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
            node.put("crash", kebab(crash));
        }
        return node;
    }

    private static void leg(ObjectNode node, String name, Leg leg) {
        if (!leg.equals(Leg.CLEAN)) {
            node.putObject(name).put("latencyMillis", leg.latencyMillis()).put("fate", kebab(leg.fate()));
        }
    }

    private static ObjectNode http(ObjectNode node, RawExchange.Request request) {
        node.put("endpoint", request.push() ? "push" : "pull").put("method", request.method());
        node.put("credentials", kebab(request.credentials()));
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach(headers::put);
        return node.put("body", request.body());
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Step read(JsonNode node) {
        SimTime at = new SimTime(node.path("at").asLong());
        int device = node.path("device").asInt();
        String table = node.path("table").asText();
        String id = node.path("id").asText();
        String kind = node.path("step").asText();
        return switch (kind) {
            case "create" -> new Step.Create(at, device, table, id, values(node.path("set")));
            case "update" -> new Step.Update(at, device, table, id, values(node.path("set")));
            case "delete" ->
                new Step.Delete(at, device, table, id, node.path("cascade").asBoolean());
            case "destroy" -> new Step.Destroy(at, device, table, id);
            case "sync" -> readSync(node, at, device);
            case "restart", "reinstall", "offline", "online" ->
                new Step.App(at, device, constant(AppEvent.class, kind));
            case "pull" -> new Step.Pull(at, label(node), user(node), since(node));
            case "push" ->
                new Step.Push(at, label(node), user(node), since(node), JsonValues.readChanges(node.path("changes")));
            case "http" -> new Step.Http(at, label(node), user(node), readRequest(node));
            default -> throw new IllegalArgumentException("unknown kind of step: '" + kind + "'");
        };
    }

    private static String label(JsonNode node) {
        return node.path("label").asText();
    }

    private static int user(JsonNode node) {
        return node.path("user").asInt();
    }

    private static CursorRef since(JsonNode node) {
        return new CursorRef(node.path("since").asText("never"));
    }

    private static Map<String, Value> values(JsonNode node) {
        Map<String, Value> values = new LinkedHashMap<>();
        node.properties().forEach(field -> values.put(field.getKey(), JsonValues.read(field.getValue())));
        return values;
    }

    private static Step.Sync readSync(JsonNode node, SimTime at, int device) {
        CrashPoint crash = node.has("crash")
                ? constant(CrashPoint.class, node.path("crash").asText())
                : null;
        boolean retry = node.path("retry").asBoolean();
        return new Step.Sync(at, device, readLeg(node.path("pull")), readLeg(node.path("push")), retry, crash);
    }

    private static Leg readLeg(JsonNode node) {
        Fate fate = constant(Fate.class, node.path("fate").asText("deliver"));
        return new Leg(node.path("latencyMillis").asLong(), fate);
    }

    private static RawExchange.Request readRequest(JsonNode node) {
        TreeMap<String, String> headers = new TreeMap<>();
        node.path("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        return new RawExchange.Request(
                node.path("endpoint").asText().equals("push"),
                node.path("method").asText("POST"),
                constant(RawExchange.Credentials.class, node.path("credentials").asText("valid")),
                headers,
                node.path("body").asText());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String kebab) {
        try {
            return Enum.valueOf(type, kebab.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown word: '" + kebab + "'", e);
        }
    }
}
