package io.github.synctck.conformance.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.conformance.wire.Place;
import io.github.synctck.conformance.wire.PushForm;
import io.github.synctck.conformance.wire.TableForm;
import io.github.synctck.conformance.wire.WireForm;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.RawExchange;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Which scenarios a declared form can carry. What it cannot is skipped, by name and reason. */
final class Expressible {
    /** The longest form of an id, a UUID. */
    private static final int ID_BYTES = 36;

    private final WireForm form;
    private final DataSchema schema;
    private final int bodyBytesMax;
    private final boolean tokens;

    /** What a form can carry in bodies of at most that many bytes, with or without tokens of its users. */
    Expressible(WireForm form, DataSchema schema, int bodyBytesMax, boolean tokens) {
        this.form = form;
        this.schema = schema;
        this.bodyBytesMax = bodyBytesMax;
        this.tokens = tokens;
    }

    /** The first reason why not. */
    Optional<String> missing(Scenario scenario) {
        if (scenario.pushes() && isNothingSeenAgain()) {
            return Optional.of("deviates: the target declares no table that is both written and pulled");
        }
        for (Step step : scenario.steps()) {
            Optional<String> reason = missing(step);
            if (reason.isPresent()) {
                return reason;
            }
        }
        if (scenario.users() < 2) {
            return Optional.empty();
        }
        return schema.tables().keySet().stream()
                .filter(table -> form.table(table).shared() && touches(scenario, table))
                .findFirst()
                .map(table -> "all users share " + table + " by design");
    }

    private boolean isNothingSeenAgain() {
        return !schema.tables().isEmpty()
                && schema.tables().keySet().stream()
                        .map(form::table)
                        .noneMatch(
                                table -> table.pulled() && !table.operations().isEmpty());
    }

    private static boolean touches(Scenario scenario, String table) {
        return scenario.steps().stream()
                .anyMatch(step -> step instanceof Step.Push push
                        && push.changes().tables().containsKey(table));
    }

    private Optional<String> missing(Step step) {
        if (step instanceof Step.Push push) {
            return missing(push.changes()).or(() -> tooLarge(push.changes()));
        } else if (step instanceof Step.Pull pull) {
            return missing(pull);
        } else if (step instanceof Step.Http http) {
            return missing(http.request());
        } else if (step instanceof Step.Create create) {
            return operation(create.table(), TableForm.Operation.CREATE);
        } else if (step instanceof Step.Update update) {
            return operation(update.table(), TableForm.Operation.UPDATE);
        } else if (step instanceof Step.Delete delete) {
            return operation(delete.table(), TableForm.Operation.DELETE);
        }
        return Optional.empty();
    }

    private Optional<String> missing(Step.Pull pull) {
        if (pull.migration() != null && form.pull().migration().equals(Place.NOWHERE)) {
            return Optional.of("the target's pull carries no migration");
        }
        boolean versioned =
                pull.schemaVersion() == 0 || !form.pull().schemaVersion().equals(Place.NOWHERE);
        return versioned ? Optional.empty() : Optional.of("the target's pull carries no schema version");
    }

    private Optional<String> operation(String table, TableForm.Operation operation) {
        TableForm declared = form.table(table);
        if (!declared.operations().contains(operation)) {
            return Optional.of(
                    "deviates: the target declares no " + operation.name().toLowerCase(Locale.ROOT) + " in " + table);
        }
        return declared.pulled()
                ? Optional.empty()
                : Optional.of("the target declares that " + table + " is never pulled");
    }

    /** Symbols are shorter than the ids that they become. */
    private Optional<String> tooLarge(Changes changes) {
        if (bodyBytesMax == HttpOptions.ANY_SIZE) {
            return Optional.empty();
        }
        long bytes = WireCodec.write(new PushRequest(changes, null)).getBytes(StandardCharsets.UTF_8).length;
        long ids = changes.tables().values().stream()
                .mapToLong(table -> table.created().size()
                        + table.updated().size()
                        + table.deleted().size())
                .sum();
        return bytes + ids * ID_BYTES > bodyBytesMax
                ? Optional.of("the target takes at most " + bodyBytesMax + " bytes in a body")
                : Optional.empty();
    }

    private Optional<String> missing(Changes changes) {
        if (changes.tables().size() > 1 && form.push().endpoint().isPerTable()) {
            return Optional.of("the target takes one table in a push");
        }
        for (var entry : changes.tables().entrySet()) {
            TableChanges table = entry.getValue();
            Optional<String> reason = table.created().isEmpty()
                    ? Optional.empty()
                    : operation(entry.getKey(), TableForm.Operation.CREATE);
            if (reason.isEmpty() && !table.updated().isEmpty()) {
                reason = operation(entry.getKey(), TableForm.Operation.UPDATE);
            }
            if (reason.isEmpty() && !table.deleted().isEmpty()) {
                reason = operation(entry.getKey(), TableForm.Operation.DELETE);
            }
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private Optional<String> missing(RawExchange.Request request) {
        if (!tokens && request.credentials() != RawExchange.Credentials.VALID) {
            return Optional.of("deviates: the target declares users without tokens");
        }
        JsonNode body = tree(request.body());
        boolean object = body != null && body.isObject();
        if (request.push() && object && body != null && body.path("changes").isObject()) {
            return raw(body.path("changes"));
        }
        boolean plain = object || request.body().isEmpty() || request.push();
        return plain || form.pull().hasBody()
                ? Optional.empty()
                : Optional.of("the target's pull has no body, so that there is no malformed one");
    }

    private Optional<String> raw(JsonNode changes) {
        if (changes.size() > 1 && form.push().endpoint().isPerTable()) {
            return Optional.of("the target takes one table in a push");
        }
        boolean nested = form.push().envelope() == PushForm.Envelope.OPERATIONS;
        for (var table : changes.properties()) {
            for (TableForm.Operation operation : TableForm.Operation.values()) {
                String bucket = operation.name().toLowerCase(Locale.ROOT) + "d";
                boolean used = !table.getValue().path(bucket).isEmpty();
                Optional<String> reason = used ? operation(table.getKey(), operation) : Optional.empty();
                if (reason.isPresent()) {
                    return reason;
                }
            }
            if (nested && !table.getValue().isObject()) {
                return Optional.of("the target's list of operations cannot carry a malformed table");
            }
        }
        return Optional.empty();
    }

    /** A raw body with its holes filled with something harmless. */
    private static @org.jspecify.annotations.Nullable JsonNode tree(String body) {
        try {
            return JsonValues.parse(body.replaceAll("\\{cursor:[^}]*}", "1").replaceAll("\\{id:([^}]*)}", "$1"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
