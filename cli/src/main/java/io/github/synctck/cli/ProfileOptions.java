package io.github.synctck.cli;

import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.codec.SchemaReader;
import io.github.synctck.spec.profile.Profile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which contract is meant, over which tables. */
final class ProfileOptions {
    private static final String DEFAULT = "watermelondb";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The contract that the server declares: watermelondb (default), weave, lww or pull-only.")
    private String name = DEFAULT;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "A data schema in YAML instead of the profile's own tables.")
    private @Nullable Path schema;

    /** Whether anything else than the default is said. */
    boolean isGiven() {
        return schema != null || !name.equals(DEFAULT);
    }

    Profile profile() {
        Profile profile;
        try {
            profile = ProfileReader.named(name);
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
        return schema == null ? profile : withSchema(profile, schema);
    }

    private static Profile withSchema(Profile profile, Path file) {
        try {
            return profile.withSchema(SchemaReader.read(text(file), file.toString()));
        } catch (BadFileException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
    }

    /** A file's text; a {@link Complaint} where it cannot be read. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new Complaint(ExitCode.USAGE, file + " is not a text in UTF-8");
        } catch (IOException e) {
            throw new Complaint(ExitCode.USAGE, "cannot read " + file + (Files.exists(file) ? "" : ": no such file"));
        }
    }

    String words() {
        String words = name.equals(DEFAULT) ? "" : " --profile " + name;
        return schema == null ? words : words + " --schema " + Shell.quoted(schema.toString());
    }
}
