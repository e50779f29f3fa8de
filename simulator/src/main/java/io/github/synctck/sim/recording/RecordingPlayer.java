package io.github.synctck.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.DeviceOptions;
import io.github.synctck.sim.device.EditResult;
import io.github.synctck.spec.schema.DataSchema;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plays one recording against simulated devices, without a server: pulls are answered as recorded, and whatever a
 * device then says, pushes or holds has to be what was recorded, in every line. Where a recording holds pulls that no
 * correct server sends, only the outcome of each sync has to agree. Plays once.
 */
public final class RecordingPlayer {
    private final SortedMap<Integer, DataSchema> schemas;
    private final Map<Integer, Device> devices = new TreeMap<>();
    private final TreeSet<Integer> offline = new TreeSet<>();
    private final ExpectedLines lines = new ExpectedLines();
    private DeviceOptions options = DeviceOptions.standard();
    private RecordedEdits edits = new RecordedEdits(false);

    /** A player for recordings over those versions of a schema; devices begin with the oldest. */
    public RecordingPlayer(SortedMap<Integer, DataSchema> schemas) {
        this.schemas = schemas;
    }

    /** The first difference, or empty where the devices did exactly what was recorded. */
    public Optional<Difference> play(Recording recording) {
        JsonNode meta = recording.meta();
        options = RecordingJson.options(meta, options);
        edits = new RecordedEdits(meta.path("autoTimestamps").asBoolean());
        int number = 0;
        for (Recording.RecordedStep step : recording.steps()) {
            lines.begin(step.out(), meta.path("malformed").asBoolean());
            perform(step.in(), String.valueOf(number++));
            Optional<Difference> difference = lines.end();
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Device device(JsonNode step) {
        return devices.computeIfAbsent(
                step.path("dev").asInt(), index -> new Device(schema(schemas.firstKey()), options));
    }

    private void perform(JsonNode step, String label) {
        String op = step.path("op").asText();
        switch (op) {
            case "create", "update", "delete", "delete-cascade", "destroy" -> edit(step, label);
            case "restart" -> change(step, label, () -> device(step).restart());
            case "upgrade" ->
                change(
                        step,
                        label,
                        () -> device(step).upgrade(schema(step.path("version").asInt())));
            case "offline" ->
                change(step, label, () -> offline.add(step.path("dev").asInt()));
            case "online" ->
                change(step, label, () -> offline.remove(step.path("dev").asInt()));
            case "dump" -> state(step, label);
            case "clock" -> {
                edits.clock(step.path("now").asDouble());
                lines.report(RecordingJson.operation(step, label, ""));
            }
            case "server-dump" -> lines.skip();
            default -> {
                if (op.startsWith("sync")) {
                    sync(step, label);
                } else {
                    lines.differ(label, "/op", "a step that this player knows", op);
                }
            }
        }
    }

    private DataSchema schema(int version) {
        return Objects.requireNonNull(schemas.get(version), "no schema of version " + version);
    }

    private void change(JsonNode step, String label, Runnable work) {
        work.run();
        lines.report(RecordingJson.operation(step, label, ""));
        state(step, label);
    }

    private void edit(JsonNode step, String label) {
        EditResult result = edits.edit(device(step), step);
        lines.report(RecordingJson.edit(step, label, result));
        state(step, label);
    }

    private void sync(JsonNode step, String label) {
        if (offline.contains(step.path("dev").asInt())) {
            lines.report(RecordingJson.offline(step, label));
            state(step, label);
            return;
        }
        boolean failed = attempt(step, label, RecordedFault.of(step), point -> hooks(step, label, point));
        state(step, label);
        if (failed && step.path("retry").asBoolean()) {
            attempt(step, label + ".retry", RecordedFault.NONE, point -> {});
            state(step, label + ".retry");
        }
    }

    private boolean attempt(JsonNode step, String label, RecordedFault fault, RecordedSync.Hooks hooks) {
        return new RecordedSync(step, label, fault, lines, hooks).play(device(step));
    }

    private void hooks(JsonNode step, String label, String hook) {
        int number = 0;
        for (JsonNode inner : step.path(hook)) {
            perform(inner, label + "." + hook + "." + number++);
        }
    }

    private void state(JsonNode step, String label) {
        lines.report(RecordingJson.state(device(step), step.path("dev").asInt(), label));
    }
}
