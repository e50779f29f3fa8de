package io.github.synctck.cli;

import io.github.synctck.conformance.run.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command {@code synctck}. */
@Command(
        name = "synctck",
        description = "Judges WatermelonDB sync servers.",
        mixinStandardHelpOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            SoakCommand.class,
            DoctorCommand.class,
            InitCommand.class,
            ServeCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            SelftestCommand.class,
            DemoCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            RecheckCommand.class,
            RecordingsCommand.class,
            TokenCommand.class,
            SchemaCommand.class,
            SupabaseCommand.class,
            CompletionCommand.class,
            VersionCommand.class,
            CommandLine.HelpCommand.class
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0 passed, 1 a MUST is broken, 2 a MUST stayed unknown,",
            "  64 wrong usage, 69 target unreachable or token refused, 70 the kit broke,",
            "  75 out of time, 130 interrupted"
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private @Nullable CommandSpec spec;

    /** Runs the command and ends the process with its code. */
    public static void main(String[] args) {
        PrintStream out = utf8(FileDescriptor.out);
        System.setOut(out);
        System.setErr(utf8(FileDescriptor.err));
        Interrupt interrupt = Interrupt.install();
        int code = commandLine(interrupt).execute(args);
        System.out.flush();
        interrupt.finish();
        System.exit(code);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    static CommandLine commandLine(Interrupt interrupt) {
        CommandLine line = new CommandLine(new Main(), new CommandFactory(interrupt));
        addHelp(line);
        line.getCommandSpec()
                .version(VersionCommand.line())
                .addOption(OptionSpec.builder("--version")
                        .versionHelp(true)
                        .type(boolean.class)
                        .description("Shows the version.")
                        .build());
        line.setUsageHelpWidth(80);
        line.setParameterExceptionHandler((exception, args) -> complain(exception, ExitCode.USAGE));
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof Complaint complaint) {
                return complain(complaint, complaint.exitCode());
            }
            return complain(new IllegalStateException("the kit broke: " + exception, exception), ExitCode.BROKEN);
        });
        return line;
    }

    private static void addHelp(CommandLine command) {
        command.getSubcommands().forEach((name, each) -> {
            if (!name.equals("help")) {
                addHelp(each);
            }
        });
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .type(boolean.class)
                        .description("Shows this help.")
                        .build());
    }

    private static int complain(Exception exception, ExitCode code) {
        String sentence = String.valueOf(exception.getMessage()).replace('\n', ' ');
        System.out.flush();
        System.err.println("synctck: " + sentence);
        if (code == ExitCode.BROKEN && System.getenv("SYNCTCK_STACK_TRACES") != null) {
            exception.printStackTrace();
        }
        return code.code();
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
