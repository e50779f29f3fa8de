package io.github.synctck.sim.recording;

import static io.github.synctck.sim.recording.RecordingJson.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.SyncAttempt;
import io.github.synctck.sim.device.SyncError;
import io.github.synctck.spec.codec.CanonicalJson;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One recorded {@code synchronize()}: its pull is answered as recorded, its push and its end have to be as recorded. */
final class RecordedSync {
    private static final int SERVER_ERROR = 500;

    private final JsonNode step;
    private final String label;
    private final RecordedFault fault;
    private final ExpectedLines lines;
    private final Hooks hooks;
    private @Nullable ObjectNode faultError;

    /** Plays the steps that a sync names for a point inside it. */
    @FunctionalInterface
    interface Hooks {
        void play(String point);
    }

    RecordedSync(JsonNode step, String label, RecordedFault fault, ExpectedLines lines, Hooks hooks) {
        this.step = step;
        this.label = label;
        this.fault = fault;
        this.lines = lines;
        this.hooks = hooks;
    }

    /** True where it ended in an error. */
    boolean play(Device device) {
        SyncAttempt attempt = device.beginSync(RecordingJson.syncOptions(step, device.options()));
        if (!attempt.isDone()) {
            pull(attempt);
        }
        if (!attempt.isDone()) {
            afterPull(attempt);
        }
        ObjectNode result = RecordingJson.sync(step, label, attempt, faultError);
        lines.report(result);
        return !result.path("ok").asBoolean();
    }

    private void pull(SyncAttempt attempt) {
        JsonNode pull = lines.take("pull", label);
        lines.compare(label, "/req", pull.path("req"), json(attempt.pullRequest()));
        if (fault == RecordedFault.PULL_REQUEST_LOST) {
            lost(attempt::pullLost);
            return;
        }
        hooks.play("afterPull");
        if (fault == RecordedFault.PULL_RESPONSE_LOST) {
            lost(attempt::pullLost);
            return;
        }
        PullResponse answer = WireCodec.readPullAnswer(200, CanonicalJson.write(pull.path("res")));
        if (fault == RecordedFault.CRASH_AFTER_APPLY) {
            attempt.pulledThenCrashed(answer);
            SyncError error = attempt.error();
            if (error != null && error.kind().equals("fault")) {
                lost(() -> {});
            }
        } else {
            attempt.pulled(answer);
        }
    }

    private void lost(Runnable consequence) {
        faultError = RecordingJson.fault(fault);
        consequence.run();
    }

    private void afterPull(SyncAttempt attempt) {
        boolean pushes = !step.path("push").asText().equals("none");
        Optional<PushRequest> push = attempt.beginPush();
        if (push.isEmpty() || !pushes) {
            return;
        }
        hooks.play("beforePush");
        JsonNode line = lines.take("push", label);
        lines.compare(
                label,
                "/req/changes",
                line.path("req").path("changes"),
                JsonValues.write(push.get().changes()));
        lines.compare(
                label,
                "/req/lastPulledAt",
                line.path("req").path("lastPulledAt"),
                json(push.get().lastPulledAt()));
        if (line.path("reached").asBoolean()) {
            hooks.play("afterPush");
        }
        push(attempt, line);
    }

    private void push(SyncAttempt attempt, JsonNode line) {
        switch (fault) {
            case PUSH_REQUEST_LOST, PUSH_RESPONSE_LOST -> lost(attempt::pushLost);
            case CRASH_BEFORE_PUSH, CRASH_AFTER_PUSH -> lost(attempt::crash);
            case PUSH_SERVER_ERROR -> attempt.pushed(refusal());
            default -> attempt.pushed(line.path("reached").asBoolean() ? accepted() : refusal());
        }
    }

    private PushResponse accepted() {
        JsonNode canned = step.path("push");
        return canned.isObject() ? WireCodec.readPushAnswer(CanonicalJson.write(canned)) : PushResponse.Accepted.ALL;
    }

    /** The status with which the recorded server refused: the one that the recorded error names. */
    private Refused refusal() {
        int status = lines.peek("op", label).path("error").path("status").asInt(SERVER_ERROR);
        return new Refused(status, "", "");
    }
}
