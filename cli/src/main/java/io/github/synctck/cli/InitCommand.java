package io.github.synctck.cli;

import io.github.synctck.conformance.probe.ServerProbe;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.target.TargetTrouble;
import io.github.synctck.report.ReportFiles;
import io.github.synctck.report.console.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synctck init}: a target file for a server of which only the URL is known. */
@Command(
        name = "init",
        description = {
            "Finds out how a server speaks and writes a target file with comments, for doctor and run.",
            "It asks up to a few hundred times, writes a row and deletes it again where it can."
        },
        sortOptions = false)
final class InitCommand implements Callable<Integer> {
    @Mixin
    private TargetOptions server = new TargetOptions();

    @Option(names = "--pull", paramLabel = "PATH", description = "The path of the pull, where it is not a usual one.")
    private @Nullable String pull;

    @Option(names = "--push", paramLabel = "PATH", description = "The path of the push, where it is not a usual one.")
    private @Nullable String push;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where the target file goes (default: target.yaml). A file that is there is kept.")
    private Path out = Path.of("target.yaml");

    @Override
    public Integer call() {
        if (Files.exists(out)) {
            throw Complaint.usage(out + " is there already; -o FILE names another");
        }
        ServerProbe.Found found;
        try {
            found = ServerProbe.probe(server.undescribed(Optional.ofNullable(pull), Optional.ofNullable(push)));
        } catch (TargetTrouble e) {
            throw new Complaint(ExitCode.TARGET_UNREACHABLE, Text.safe(String.valueOf(e.getMessage())));
        }
        try {
            ReportFiles.write(out, found.text());
        } catch (IOException e) {
            throw new Complaint(ExitCode.BROKEN, String.valueOf(e.getMessage()));
        }
        found.notes().forEach(note -> wrapped("note: " + Text.safe(note)));
        if (!found.variables().isEmpty()) {
            wrapped("The file reads " + String.join(", ", found.variables().keySet()) + " from the environment.");
        }
        wrapped("Wrote " + out + ". Next: ./synctck doctor --target " + Shell.quoted(out.toString()));
        return 0;
    }

    private static void wrapped(String text) {
        Text.wrap(text, Terminal.style().widthColumns()).forEach(System.out::println);
    }
}
