package io.github.synctck.sim.scenario;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.spec.codec.BadFileException;
import java.util.ArrayList;
import java.util.List;

/** A scenario as JSON, {@code format: 1}; documented in docs/scenario.md. */
public final class ScenarioJson {
    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Line ends are those of the file format, not of the machine. */
    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private ScenarioJson() {}

    /** The scenario as an indented JSON document. */
    public static String write(Scenario scenario) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("name", scenario.name());
        root.put("seed", scenario.seed());
        root.put("profile", scenario.profile());
        root.put("users", scenario.users());
        scenario.devices().forEach(root.putArray("devices")::add);
        root.put("watched", scenario.watched());
        ArrayNode steps = root.putArray("steps");
        scenario.steps().forEach(step -> steps.add(StepJson.write(step)));
        try {
            return MAPPER.writer(PRINTER).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a scenario; throws where the text is no scenario of this format, with the place. */
    public static Scenario read(String text, String fileName) throws BadFileException {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new BadFileException(fileName, place == null ? 1 : place.getLineNr(), "is not JSON");
        }
        if (root.path("format").asInt() != FORMAT) {
            throw new BadFileException(fileName, 1, "is not a scenario of format " + FORMAT);
        }
        List<Integer> devices = new ArrayList<>();
        root.path("devices").forEach(user -> devices.add(user.asInt()));
        List<Step> steps = new ArrayList<>();
        try {
            for (JsonNode step : root.path("steps")) {
                steps.add(StepJson.read(step));
            }
        } catch (IllegalArgumentException e) {
            throw new BadFileException(fileName, 1, "step " + steps.size() + ": " + String.valueOf(e.getMessage()));
        }
        try {
            return new Scenario(
                    root.path("name").asText(),
                    root.path("seed").asText(),
                    root.path("profile").asText(),
                    root.path("users").asInt(1),
                    devices,
                    root.path("watched").asBoolean(),
                    steps);
        } catch (IllegalArgumentException e) {
            throw new BadFileException(fileName, 1, String.valueOf(e.getMessage()));
        }
    }
}
