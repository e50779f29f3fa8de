package io.github.synctck.sim.scenario;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.value.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A scenario as JSON, {@code format: 1}; documented in docs/scenario.md, its JSON Schema is packed beside. */
public final class ScenarioJson {
    /** The resource that holds the JSON Schema of a scenario. */
    public static final String SCHEMA_RESOURCE = "/scenario.schema.json";

    private static final int FORMAT = 1;
    private static final List<String> KEYS =
            List.of("$schema", "format", "name", "seed", "profile", "users", "devices", "watched", "adopted", "steps");
    private static final List<String> DEVICE_KEYS = List.of("user", "schemaVersion", "on410", "dates");
    private static final Pattern STEP = Pattern.compile("step ([0-9]+)[:,].*");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

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
        ArrayNode devices = root.putArray("devices");
        scenario.fleet().setups().forEach(setup -> device(devices, setup));
        root.put("watched", scenario.watched());
        if (!scenario.adopted().isEmpty()) {
            ArrayNode adopted = root.putArray("adopted");
            scenario.adopted().forEach(each -> adopted.add(StepJson.write(each)));
        }
        ArrayNode steps = root.putArray("steps");
        scenario.steps().forEach(step -> steps.add(StepJson.write(step)));
        try {
            return JsonText.encodable(MAPPER.writer(PRINTER).writeValueAsString(root)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void device(ArrayNode devices, Fleet.Setup setup) {
        if (setup.isPlain()) {
            devices.add(setup.user());
            return;
        }
        ObjectNode node = devices.addObject().put("user", setup.user());
        if (setup.schemaVersion() > 0) {
            node.put("schemaVersion", setup.schemaVersion());
        }
        if (setup.on410() != Fleet.On410.STUCK) {
            node.put("on410", Fields.kebab(setup.on410()));
        }
        if (setup.dates()) {
            node.put("dates", true);
        }
    }

    /** Reads a scenario; throws where the text is no scenario of this format, with the place. */
    public static Scenario read(String text, String fileName) throws BadFileException {
        return read(text, fileName, null);
    }

    /** Reads a scenario whose tables and columns have to be those of a schema, where one is given. */
    public static Scenario read(String text, String fileName, @Nullable DataSchema schema) throws BadFileException {
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
        try {
            return scenario(new Fields(root, "").only(KEYS), schema);
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            throw new BadFileException(fileName, line(text, problem), problem);
        }
    }

    private static Scenario scenario(Fields root, @Nullable DataSchema schema) {
        List<Fleet.Setup> devices = new ArrayList<>();
        for (JsonNode device : root.get("devices")) {
            devices.add(setup(device, devices.size()));
        }
        if (!root.get("steps").isArray()) {
            throw root.bad("'steps' should be a list of steps");
        }
        int users = root.index("users", 1, 1);
        StepReader reader = new StepReader(devices.size(), users, schema);
        return new Scenario(
                root.text("name", ""),
                root.text("seed", "0x0"),
                root.text("profile", "watermelondb"),
                users,
                new Fleet(devices),
                root.flag("watched", true),
                reader.adopted(root.get("adopted")),
                reader.read(root.get("steps")));
    }

    private static Fleet.Setup setup(JsonNode node, int index) {
        if (node.isInt()) {
            return Fleet.Setup.plain(node.intValue());
        }
        Fields fields = new Fields(node, "device " + index).only(DEVICE_KEYS);
        return new Fleet.Setup(
                fields.index("user", 0, 0),
                fields.index("schemaVersion", 1, 0),
                fields.choice("on410", Fleet.On410.class, Fleet.On410.STUCK),
                fields.flag("dates", false));
    }

    /** The line of the step that a problem names, or the first one. */
    private static int line(String text, String problem) {
        Matcher matcher = STEP.matcher(problem);
        if (!matcher.matches()) {
            return 1;
        }
        int wanted = Integer.parseInt(matcher.group(1));
        try (JsonParser parser = MAPPER.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean steps = parser.currentName().equals("steps");
                parser.nextToken();
                for (int step = 0; steps && parser.nextToken() != JsonToken.END_ARRAY; step++) {
                    if (step == wanted) {
                        return parser.currentTokenLocation().getLineNr();
                    }
                    parser.skipChildren();
                }
                parser.skipChildren();
            }
            return 1;
        } catch (IOException e) {
            return 1;
        }
    }
}
