package io.github.synctck.cli;

import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.sim.recording.Difference;
import io.github.synctck.sim.recording.Recording;
import io.github.synctck.sim.recording.RecordingPlayer;
import io.github.synctck.sim.recording.RecordingSchema;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.schema.DataSchema;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synctck recordings check}: plays recordings with the simulated device. */
@Command(
        name = "check",
        description = {
            "Plays recordings of the real client with the simulated device and compares every line.",
            "A line each: 'ok NAME', or 'DIFF NAME step I: path expected X got Y'."
        },
        sortOptions = false)
final class RecordingsCheckCommand implements Callable<Integer> {
    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "The data schema of the recordings; later versions of it, named like it with .v2 and so on, "
                    + "are found beside it (default: schema.json beside each recording).")
    private @Nullable Path schema;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings, a JSON document per line.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        boolean same = true;
        for (Path file : files) {
            same &= check(file);
        }
        return same ? ExitCode.PASS.code() : ExitCode.FAILED.code();
    }

    private boolean check(Path file) {
        try {
            Recording recording = Recording.read(ProfileOptions.text(file), file.toString());
            Path base = schema == null ? file.toAbsolutePath().resolveSibling("schema.json") : schema;
            Optional<Difference> difference = new RecordingPlayer(versions(base)).play(recording);
            System.out.println(difference
                    .map(found -> "DIFF " + recording.name() + " " + found)
                    .orElse("ok " + recording.name()));
            return difference.isEmpty();
        } catch (BadFileException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
    }

    private static SortedMap<Integer, DataSchema> versions(Path base) throws BadFileException {
        TreeMap<Integer, DataSchema> versions = new TreeMap<>();
        for (Path file : withLaterVersions(base)) {
            DataSchema version = RecordingSchema.read(ProfileOptions.text(file), file.toString());
            versions.put(version.version(), version);
        }
        return versions;
    }

    private static List<Path> withLaterVersions(Path base) {
        List<Path> found = new ArrayList<>(List.of(base));
        String name = base.getFileName().toString().replaceFirst("\\.json$", "");
        Path folder = base.toAbsolutePath().getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> later = Files.newDirectoryStream(folder, name + ".v*.json")) {
                later.forEach(found::add);
            } catch (IOException e) {
                throw new Complaint(ExitCode.USAGE, "cannot read the folder " + folder);
            }
        }
        return found;
    }
}
