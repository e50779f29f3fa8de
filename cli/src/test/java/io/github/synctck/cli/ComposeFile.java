package io.github.synctck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services of {@code docker-compose.yml}, with variables filled in. */
final class ComposeFile {
    /** The folder from which compose and the image's build are started. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):([-?])([^}]*)}");

    private final JsonNode root;
    private final Map<String, String> variables;

    private ComposeFile(JsonNode root, Map<String, String> variables) {
        this.root = root;
        this.variables = variables;
    }

    static ComposeFile read(Map<String, String> variables) {
        try {
            JsonNode root =
                    new YAMLMapper().readTree(ROOT.resolve("docker-compose.yml").toFile());
            return new ComposeFile(root, new TreeMap<>(variables));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with one more variable. */
    ComposeFile with(String name, String value) {
        Map<String, String> more = new TreeMap<>(variables);
        more.put(name, value);
        return new ComposeFile(root, more);
    }

    JsonNode service(String name) {
        return root.path("services").path(name);
    }

    String text(JsonNode node) {
        Matcher matcher = VARIABLE.matcher(node.asText());
        return matcher.replaceAll(found -> Matcher.quoteReplacement(value(found)));
    }

    /** The value of a variable; {@link IllegalStateException} with the file's own sentence where it has to be set. */
    private String value(MatchResult found) {
        String value = variables.getOrDefault(found.group(1), "");
        if (!value.isEmpty()) {
            return value;
        }
        if (found.group(2).equals("?")) {
            throw new IllegalStateException(found.group(3));
        }
        return found.group(3);
    }

    List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(text(each)));
        return texts;
    }

    Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        service(service)
                .path("environment")
                .properties()
                .forEach(each -> environment.put(each.getKey(), text(each.getValue())));
        return environment;
    }

    /** The database's image: the official one, unless SYNCTCK_POSTGRES_IMAGE names another. */
    String databaseImage() {
        return text(service("postgres").path("image"));
    }

    /** The image below the server's: the official one, unless SYNCTCK_JRE_IMAGE names another. */
    String runtimeImage() {
        return text(service("server").path("build").path("args").path("JRE_IMAGE"));
    }
}
