package io.github.synctck.conformance.targetfile;

import io.github.synctck.conformance.target.BehindEndpoints;
import io.github.synctck.conformance.target.Hook;
import io.github.synctck.conformance.target.HttpOptions;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.Secrets;
import io.github.synctck.conformance.target.ServerUrl;
import io.github.synctck.conformance.wire.Cursors;
import io.github.synctck.conformance.wire.WireForm;
import io.github.synctck.sim.IdFormat;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.codec.SchemaReader;
import io.github.synctck.spec.codec.YamlFile;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server as its target file describes it. Documented in docs/targets.md.
 *
 * @param name what reports call it
 * @param profile what it declares, over its own tables
 * @param settings how it is reached and spoken to
 */
public record TargetFile(String name, Profile profile, HttpTarget.Settings settings) {
    /** The JSON Schema of target files, for editors; a resource. */
    public static final String SCHEMA_RESOURCE = "/target.schema.json";

    static final List<String> KEYS = List.of(
            "name",
            "description",
            "url",
            "ca",
            "proxy",
            "profile",
            "policies",
            "schema",
            "headers",
            "pull",
            "push",
            "outcomes",
            "names",
            "columns",
            "tables",
            "otherTables",
            "ids",
            "auth",
            "users",
            "world",
            "hooks",
            "time",
            "limits");
    static final List<String> TIME_KEYS = List.of("unit", "resolution");
    static final List<String> LIMIT_KEYS = List.of("waitSeconds", "answerSeconds", "bodyBytes");
    private static final int WAIT_SECONDS = 60;
    private static final int ANSWER_SECONDS = 30;

    /** Options of the command line that win over the file. */
    public record Overrides(Optional<Path> ca, Optional<URI> proxy) {
        /** None. */
        public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());
    }

    /** Reads a file, with variables from the environment of this process. */
    public static TargetFile read(Path file, Overrides overrides) throws BadFileException {
        return read(text(file), file, System::getenv, overrides);
    }

    private static String text(Path file) throws BadFileException {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > 4L * YamlFile.CHARACTERS_MAX) {
                throw new BadFileException(file.toString(), 1, "is larger than any target file");
            }
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new BadFileException(file.toString(), 1, "is not a text in UTF-8");
        } catch (IOException e) {
            throw new BadFileException(file.toString(), 1, Files.exists(file) ? "cannot be read" : "no such file");
        }
    }

    /** Where the values of {@code ${NAME}} come from. */
    @FunctionalInterface
    public interface Variables {
        /** The variable's value, or null where it is not set. */
        @Nullable
        String get(String name);
    }

    /** Reads a text that stands, or would stand, in that file. */
    public static TargetFile read(String text, Path file, Variables variables, Overrides overrides)
            throws BadFileException {
        Path folder = file.toAbsolutePath().getParent();
        Secrets secrets = new Secrets();
        Scalars scalars = new Scalars(variables::get, secrets);
        YamlFile.Node root = YamlFile.read(text, file.toString());
        root.map(KEYS);
        return new Reading(root, scalars, folder == null ? Path.of("") : folder, secrets, overrides)
                .target(String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", ""));
    }

    /** One file being read. */
    private record Reading(YamlFile.Node root, Scalars scalars, Path folder, Secrets secrets, Overrides overrides) {
        TargetFile target(String fileName) throws BadFileException {
            URI url = url("url", ServerUrl::ofServer);
            HttpOptions http = http();
            Profile profile = profile();
            Hook.Call.Connection connection = new Hook.Call.Connection(http, secrets);
            AuthReader.Users users = new AuthReader(scalars, folder, connection).read(root);
            WireReader wire = new WireReader(scalars);
            YamlFile.Node time = section("time", TIME_KEYS);
            WireForm form = new WireForm(
                    scalars.texts(root, "headers"),
                    wire.pull(root.at("pull")),
                    wire.push(root.at("push")),
                    wire.outcomes(root.at("outcomes")),
                    time.choice("unit", Cursors.Unit.class, Cursors.Unit.MS),
                    new TablesReader(scalars, profile.schema()).read(root),
                    otherTables());
            YamlFile.Node limits = section("limits", LIMIT_KEYS);
            return new TargetFile(
                    scalars.open(root, "name", fileName),
                    profile,
                    new HttpTarget.Settings(
                            url,
                            form,
                            profile.schema(),
                            users.auth(),
                            users.accounts(),
                            root.choice("ids", IdFormat.class, IdFormat.CLIENT),
                            Duration.ofMillis(atLeast(time, "resolution", 1, 0)),
                            Duration.ofSeconds(atLeast(limits, "waitSeconds", WAIT_SECONDS, 0)),
                            http,
                            new BehindEndpoints.Declared(
                                    new HooksReader(scalars, connection).actions(root.at("hooks"))),
                            secrets));
        }

        private static int atLeast(YamlFile.Node node, String key, int otherwise, int least) throws BadFileException {
            int number = node.number(key, otherwise);
            if (number < least) {
                throw node.bad("'" + key + "' should be at least " + least);
            }
            return number;
        }

        private YamlFile.Node section(String key, List<String> keys) throws BadFileException {
            YamlFile.Node node = root.at(key);
            if (node == null) {
                return YamlFile.read("{}", "nothing");
            }
            node.map(keys);
            return node;
        }

        private URI url(String key, Function<String, URI> reader) throws BadFileException {
            String text = scalars.open(root, key);
            YamlFile.Node at = root.at(key);
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw (at == null ? root : at).bad("'" + key + "' " + e.getMessage());
            }
        }

        private HttpOptions http() throws BadFileException {
            Optional<Path> ca = overrides.ca();
            if (ca.isEmpty() && root.at("ca") != null) {
                ca = Optional.of(folder.resolve(scalars.open(root, "ca")));
            }
            Optional<URI> proxy = overrides.proxy();
            if (proxy.isEmpty() && root.at("proxy") != null) {
                proxy = Optional.of(url("proxy", ServerUrl::ofProxy));
            }
            YamlFile.Node limits = section("limits", LIMIT_KEYS);
            return new HttpOptions(
                    ca,
                    proxy,
                    Duration.ofSeconds(atLeast(limits, "answerSeconds", ANSWER_SECONDS, 1)),
                    atLeast(limits, "bodyBytes", HttpOptions.ANY_SIZE, 1));
        }

        private Profile profile() throws BadFileException {
            Profile profile;
            String name = scalars.open(root, "profile", ProfileReader.NAMES.get(0));
            try {
                profile = ProfileReader.named(name);
            } catch (IllegalArgumentException e) {
                YamlFile.Node at = root.at("profile");
                throw (at == null ? root : at).bad(String.valueOf(e.getMessage()));
            }
            YamlFile.Node policies = root.at("policies");
            if (policies != null) {
                profile = profile.withPolicies(ProfileReader.policies(policies, profile.policies()));
            }
            YamlFile.Node schema = root.at("schema");
            return schema == null ? profile : profile.withSchema(schema(schema));
        }

        private DataSchema schema(YamlFile.Node node) throws BadFileException {
            if (node.fields() != null) {
                return SchemaReader.read(node);
            }
            String name = scalars.open(root, "schema");
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw node.bad("there is no schema " + file);
            }
            return SchemaReader.read(text(file), file.toString());
        }

        private List<String> otherTables() throws BadFileException {
            List<String> names = new ArrayList<>();
            for (YamlFile.Node each : root.list("otherTables")) {
                names.add(String.valueOf(each.text()));
            }
            return names;
        }
    }
}
