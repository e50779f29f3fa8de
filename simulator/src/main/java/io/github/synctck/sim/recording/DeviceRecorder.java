package io.github.synctck.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.DeviceOptions;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Records what simulated devices do: plays the steps of a script against a server and writes the lines that a recording
 * of the real client would hold. Plays once.
 */
public final class DeviceRecorder {
    private final SortedMap<Integer, DataSchema> schemas;
    private final SyncServer server;
    private final DeviceOptions base;
    private final Map<Integer, Device> devices = new TreeMap<>();
    private final TreeSet<Integer> offline = new TreeSet<>();
    private DeviceOptions options;
    private RecordedEdits edits = new RecordedEdits(false);

    /**
     * A recorder for devices of one user.
     *
     * @param schemas the versions of the app's schema; devices begin with the oldest
     * @param server the user's endpoints
     * @param base the options of apps of which the script says nothing
     */
    public DeviceRecorder(SortedMap<Integer, DataSchema> schemas, SyncServer server, DeviceOptions base) {
        this.schemas = schemas;
        this.server = server;
        this.base = base;
        this.options = base;
    }

    /** Plays a script, which is a recording whose lines do not matter, and returns it with the lines of these devices. */
    public Recording record(Recording script) {
        JsonNode meta = script.meta();
        options = RecordingJson.options(meta, base);
        edits = new RecordedEdits(meta.path("autoTimestamps").asBoolean());
        List<Recording.RecordedStep> played = new ArrayList<>();
        for (Recording.RecordedStep step : script.steps()) {
            List<JsonNode> lines = new ArrayList<>();
            perform(step.in(), String.valueOf(played.size()), lines);
            played.add(new Recording.RecordedStep(step.in(), lines));
        }
        return new Recording(script.name(), meta, played);
    }

    private Device device(JsonNode step) {
        return devices.computeIfAbsent(
                step.path("dev").asInt(), index -> new Device(schema(schemas.firstKey()), options));
    }

    private DataSchema schema(int version) {
        return Objects.requireNonNull(schemas.get(version), "no schema of version " + version);
    }

    private void perform(JsonNode step, String label, List<JsonNode> lines) {
        int dev = step.path("dev").asInt();
        switch (step.path("op").asText()) {
            case "create", "update", "delete", "delete-cascade", "destroy" -> {
                lines.add(RecordingJson.edit(step, label, edits.edit(device(step), step)));
                state(step, label, lines);
            }
            case "sync" -> sync(step, label, lines);
            case "restart" -> change(step, label, lines, () -> device(step).restart());
            case "upgrade" -> {
                DataSchema newer = schema(step.path("version").asInt());
                change(step, label, lines, () -> device(step).upgrade(newer));
            }
            case "offline" -> change(step, label, lines, () -> offline.add(dev));
            case "online" -> change(step, label, lines, () -> offline.remove(dev));
            case "clock" -> {
                edits.clock(step.path("now").asDouble());
                lines.add(RecordingJson.operation(step, label, ""));
            }
            case "dump" -> state(step, label, lines);
            case "server-dump" -> lines.add(serverDump(label));
            default -> throw new IllegalArgumentException("no step of a script: " + step);
        }
    }

    private void change(JsonNode step, String label, List<JsonNode> lines, Runnable work) {
        work.run();
        lines.add(RecordingJson.operation(step, label, ""));
        state(step, label, lines);
    }

    private void state(JsonNode step, String label, List<JsonNode> lines) {
        lines.add(RecordingJson.state(device(step), step.path("dev").asInt(), label));
    }

    private void sync(JsonNode step, String label, List<JsonNode> lines) {
        if (offline.contains(step.path("dev").asInt())) {
            lines.add(RecordingJson.offline(step, label));
            state(step, label, lines);
            return;
        }
        boolean failed = new LiveSync(step, label, RecordedFault.of(step), server)
                .play(device(step), lines, point -> hooks(step, label, point, lines));
        state(step, label, lines);
        if (failed && step.path("retry").asBoolean()) {
            String again = label + ".retry";
            new LiveSync(step, again, RecordedFault.NONE, server).play(device(step), lines, point -> {});
            state(step, again, lines);
        }
    }

    private void hooks(JsonNode step, String label, String hook, List<JsonNode> lines) {
        int number = 0;
        for (JsonNode inner : step.path(hook)) {
            perform(inner, label + "." + hook + "." + number++, lines);
        }
    }

    /** What a first pull shows. */
    private ObjectNode serverDump(String label) {
        ObjectNode line =
                JsonNodeFactory.instance.objectNode().put("t", "server").put("i", label);
        PullResponse answer = server.pull(PullRequest.first(schemas.lastKey()));
        if (answer instanceof PullResponse.Accepted accepted) {
            line.set("timestamp", RecordingJson.json(accepted.timestamp()));
            line.set("changes", JsonValues.write(accepted.changes()));
        }
        return line;
    }
}
