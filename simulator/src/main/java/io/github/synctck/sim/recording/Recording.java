package io.github.synctck.sim.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.CanonicalJson;
import java.util.ArrayList;
import java.util.List;

/**
 * One recording: steps, each with the lines that the real client produced while it ran.
 *
 * @param name the recording's name
 * @param meta its first line
 * @param steps in order
 */
public record Recording(String name, JsonNode meta, List<RecordedStep> steps) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Recording {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param in what was done
     * @param out what came of it, in order
     */
    public record RecordedStep(JsonNode in, List<JsonNode> out) {}

    /** Reads the lines of a recording. */
    public static Recording read(String text, String fileName) throws BadFileException {
        JsonNode meta = MAPPER.nullNode();
        List<RecordedStep> steps = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            JsonNode node = parse(line, fileName, number);
            if (node.has("meta")) {
                meta = node.path("meta");
            } else if (node.has("in")) {
                steps.add(new RecordedStep(node.path("in"), new ArrayList<>()));
            } else if (node.has("out") && !steps.isEmpty()) {
                steps.get(steps.size() - 1).out().add(node.path("out"));
            } else {
                throw new BadFileException(fileName, number, "is no line of a recording");
            }
        }
        return new Recording(meta.path("name").asText(fileName), meta, steps);
    }

    /** The lines of the recording, each a canonical JSON text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "meta", meta);
        for (RecordedStep step : steps) {
            line(text, "in", step.in());
            step.out().forEach(out -> line(text, "out", out));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, JsonNode value) {
        text.append("{\"")
                .append(key)
                .append("\":")
                .append(CanonicalJson.write(value))
                .append("}\n");
    }

    private static JsonNode parse(String line, String fileName, int number) throws BadFileException {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new BadFileException(fileName, number, "is not JSON");
        }
    }
}
