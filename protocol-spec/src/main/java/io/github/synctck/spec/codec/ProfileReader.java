package io.github.synctck.spec.codec;

import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import java.util.List;

/** The profiles that come with the product, from its resources. */
public final class ProfileReader {
    /** The names of the profiles, the default first. */
    public static final List<String> NAMES = List.of("watermelondb", "weave");

    private static final List<String> KEYS =
            List.of("name", "description", "schema", "conflict", "buckets", "firstPullTombstones");

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
        root.map(KEYS);
        DataSchema schema = readSchema(root.text("schema"));
        Policies policies = new Policies(
                root.choice("conflict", Policies.Conflict.class, Policies.Conflict.REJECT),
                root.choice("buckets", Policies.Buckets.class, Policies.Buckets.SPLIT),
                root.choice(
                        "firstPullTombstones", Policies.FirstPullTombstones.class, Policies.FirstPullTombstones.NONE));
        return new Profile(root.text("name"), root.text("description"), schema, policies);
    }
}
