package io.github.synctck.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code synctck recordings}: what the real client did, against the simulated device. */
@Command(
        name = "recordings",
        description = "Compares the simulated device with recordings of the real client.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = RecordingsCheckCommand.class)
final class RecordingsCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
