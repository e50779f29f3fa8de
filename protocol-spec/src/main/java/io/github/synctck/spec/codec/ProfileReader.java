package io.github.synctck.spec.codec;

import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import java.util.ArrayList;
import java.util.List;

/** The profiles that come with the product, from its resources. */
public final class ProfileReader {
    /** The names of the profiles, the default first. */
    public static final List<String> NAMES = List.of("watermelondb", "weave", "lww", "pull-only");

    /** The JSON Schema of profile files, for editors; a resource. */
    public static final String SCHEMA_RESOURCE = "/profile.schema.json";

    private static final String RETENTION = "retentionDays";
    private static final String PUSH_BYTES = "pushBytesMax";

    private ProfileReader() {}

    /** The profile of that name; throws {@link IllegalArgumentException} with one sentence where there is none. */
    public static Profile named(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("unknown profile '" + name + "'; known are " + String.join(", ", NAMES));
        }
        try {
            String file = "profiles/" + name + ".yaml";
            return read(Resources.text(file), file);
        } catch (BadFileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A data schema that comes with the product. */
    public static DataSchema schema(String name) {
        try {
            return readSchema(name);
        } catch (BadFileException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSchema readSchema(String name) throws BadFileException {
        String file = "schemas/" + name + ".yaml";
        return SchemaReader.read(Resources.text(file), file);
    }

    static Profile read(String text, String fileName) throws BadFileException {
        YamlFile.Node root = YamlFile.read(text, fileName);
        root.map(keys());
        DataSchema schema = readSchema(root.text("schema"));
        Policies policies = Policies.DEFAULT;
        for (Choice byDefault : policies.choices()) {
            policies = policies.with(choice(root, byDefault));
        }
        Profile.Limits limits = new Profile.Limits(root.number(RETENTION, 0), root.number(PUSH_BYTES, 0));
        return new Profile(root.text("name"), root.text("description"), schema, policies, limits);
    }

    /** Every key of a profile file. */
    static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("name", "description", "schema"));
        Policies.DEFAULT.choices().forEach(each -> keys.add(each.key()));
        keys.add(RETENTION);
        keys.add(PUSH_BYTES);
        return keys;
    }

    private static Choice choice(YamlFile.Node root, Choice byDefault) throws BadFileException {
        List<Choice> readings = byDefault.readings();
        List<String> words = readings.stream().map(Choice::word).toList();
        return readings.get(words.indexOf(root.word(byDefault.key(), words, byDefault.word())));
    }

    /** The policies that a map names, and those of {@code base} where it does not. */
    public static Policies policies(YamlFile.Node node, Policies base) throws BadFileException {
        node.map(base.choices().stream().map(Choice::key).toList());
        Policies policies = base;
        for (Choice declared : base.choices()) {
            policies = policies.with(choice(node, declared));
        }
        return policies;
    }
}
