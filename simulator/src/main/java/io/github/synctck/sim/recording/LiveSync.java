package io.github.synctck.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.SyncAttempt;
import io.github.synctck.sim.device.SyncError;
import io.github.synctck.spec.codec.CanonicalJson;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One {@code synchronize()} of a script, against a server or a canned answer, and the lines that it leaves. */
final class LiveSync {
    private static final Refused FRONT_ERROR = new Refused(500, "", "something in front of the server failed");

    private final JsonNode step;
    private final String label;
    private final RecordedFault fault;
    private final SyncServer server;
    private final List<JsonNode> own = new ArrayList<>();
    private @Nullable ObjectNode faultError;

    LiveSync(JsonNode step, String label, RecordedFault fault, SyncServer server) {
        this.step = step;
        this.label = label;
        this.fault = fault;
        this.server = server;
    }

    /** True where it ended in an error; its own lines stand after those of the steps inside it. */
    boolean play(Device device, List<JsonNode> lines, RecordedSync.Hooks hooks) {
        SyncAttempt attempt = device.beginSync(RecordingJson.syncOptions(step, device.options()));
        if (!attempt.isDone()) {
            pull(attempt, hooks);
        }
        if (!attempt.isDone()) {
            push(attempt, hooks);
        }
        lines.addAll(own);
        ObjectNode result = RecordingJson.sync(step, label, attempt, faultError);
        lines.add(result);
        return !result.path("ok").asBoolean();
    }

    private ObjectNode line(String kind) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("t", kind).put("i", label);
        line.put("dev", step.path("dev").asInt());
        line.putNull("res");
        return line;
    }

    private void pull(SyncAttempt attempt, RecordedSync.Hooks hooks) {
        PullRequest request = attempt.pullRequest();
        ObjectNode line = line("pull");
        line.set("req", RecordingJson.json(request));
        own.add(line);
        if (fault == RecordedFault.PULL_REQUEST_LOST) {
            lost();
            attempt.pullLost();
            return;
        }
        PullResponse answer = pullAnswer(request, line);
        hooks.play("afterPull");
        if (fault == RecordedFault.PULL_RESPONSE_LOST) {
            lost();
            attempt.pullLost();
        } else if (fault == RecordedFault.CRASH_AFTER_APPLY) {
            attempt.pulledThenCrashed(answer);
            SyncError error = attempt.error();
            if (error != null && error.kind().equals("fault")) {
                lost();
            }
        } else {
            attempt.pulled(answer);
        }
    }

    private PullResponse pullAnswer(PullRequest request, ObjectNode line) {
        JsonNode canned = step.path("pull");
        if (canned.isObject()) {
            line.set("res", RecordingJson.byId(canned));
            return WireCodec.readPullAnswer(200, CanonicalJson.write(canned));
        }
        PullResponse answer = server.pull(request);
        if (answer instanceof PullResponse.Accepted accepted) {
            line.set("res", RecordingJson.byId(JsonValues.parse(WireCodec.write(accepted))));
        }
        return answer;
    }

    private void push(SyncAttempt attempt, RecordedSync.Hooks hooks) {
        Optional<PushRequest> push = attempt.beginPush();
        if (push.isEmpty() || step.path("push").asText().equals("none")) {
            return;
        }
        hooks.play("beforePush");
        ObjectNode line = line("push").put("reached", false);
        line.set("req", JsonValues.parse(WireCodec.write(push.get())));
        own.add(line);
        if (fault == RecordedFault.PUSH_REQUEST_LOST) {
            lost();
            attempt.pushLost();
            return;
        } else if (fault == RecordedFault.CRASH_BEFORE_PUSH) {
            lost();
            attempt.crash();
            return;
        }
        PushResponse answer = pushAnswer(push.get());
        if (answer instanceof PushResponse.Accepted accepted) {
            line.put("reached", true);
            line.set("res", json(accepted));
            hooks.play("afterPush");
        }
        if (fault == RecordedFault.PUSH_RESPONSE_LOST) {
            lost();
            attempt.pushLost();
        } else if (fault == RecordedFault.CRASH_AFTER_PUSH) {
            lost();
            attempt.crash();
        } else {
            attempt.pushed(answer);
        }
    }

    private PushResponse pushAnswer(PushRequest request) {
        JsonNode canned = step.path("push");
        if (fault == RecordedFault.PUSH_SERVER_ERROR) {
            return FRONT_ERROR;
        } else if (canned.asText().equals("error")) {
            return Refused.conflict("a canned refusal");
        } else if (canned.isObject()) {
            return WireCodec.readPushAnswer(CanonicalJson.write(canned));
        } else if (canned.isTextual()) {
            return PushResponse.Accepted.ALL;
        }
        return server.push(new PushRequest(poisoned(request.changes()), request.lastPulledAt()));
    }

    /** A bad element rides along: an id that no server takes, or a table that it does not know. */
    private Changes poisoned(Changes changes) {
        Map<String, TableChanges> tables = new LinkedHashMap<>(changes.tables());
        if (fault == RecordedFault.PUSH_POISON_TABLE) {
            RawRecord record = RawRecord.of("x1", new TreeMap<>());
            tables.put("no_such_table", new TableChanges(List.of(record), List.of(), List.of()));
        } else if (fault == RecordedFault.PUSH_POISON_ID) {
            String table = tables.keySet().iterator().next();
            TableChanges pushed = changes.table(table);
            List<String> deleted = new ArrayList<>(pushed.deleted());
            deleted.add("bad id");
            tables.put(table, new TableChanges(pushed.created(), pushed.updated(), deleted));
        }
        return new Changes(tables);
    }

    /** What the client reads of an answer; a canned good end has none. */
    private JsonNode json(PushResponse.Accepted accepted) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (step.path("push").isTextual()) {
            return JsonNodeFactory.instance.nullNode();
        } else if (accepted.rejectedIds().isEmpty()) {
            return node.put("ok", true);
        }
        ObjectNode rejected = node.putObject("experimentalRejectedIds");
        accepted.rejectedIds().forEach((table, ids) -> ids.forEach(rejected.putArray(table)::add));
        return node;
    }

    private void lost() {
        faultError = RecordingJson.fault(fault);
    }
}
