package io.github.synctck.cli;

import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.EvidenceFolder;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.report.ReportFiles;
import io.github.synctck.report.console.ConsoleReport;
import io.github.synctck.report.failure.FailureDetail;
import io.github.synctck.report.failure.FailureFiles;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synctck run}: judges a server. */
@Command(
        name = "run",
        description = {
            "Judges a server and ends with the verdict's exit code.",
            "A run writes and deletes records of its own; never aim it at accounts that people use."
        },
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    private static final String FIRST_REPLAY_WORD = "./synctck replay ";

    private final Interrupt interrupt;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the generated histories, decimal or hex with 0x (default: 1).")
    private String seed = "1";

    @Option(
            names = "--only",
            paramLabel = "ID",
            split = ",",
            description =
                    "Runs only this requirement, case or group of cases: PUSH-05, push-05/stale-update-is-rejected, push.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--skip", paramLabel = "ID", split = ",", description = "Leaves these out.")
    private List<String> skip = new ArrayList<>();

    @Option(
            names = "--scenarios",
            paramLabel = "DIR",
            description = "Also plays your own scenarios, every .json file below that folder: docs/scenario.md. "
                    + "'--only live-01/own' plays no others.")
    private @Nullable Path scenarios;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            description = "No further case begins after that time (default: 600).")
    private long budgetSeconds = 600;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where result.json, junit.xml and failures/ go (default: synctck-out).")
    private Path out = Path.of("synctck-out");

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Option(
            names = "--canary",
            description = "Also judges a hidden broken server, in process, and ends with 70 if it is not found.")
    private boolean canary;

    RunCommand(Interrupt interrupt) {
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() {
        Profile profile = target.profile();
        Catalogue catalogue = CatalogueReader.load();
        Seed parsed = Seeds.parse(seed);
        Suite suite = scenarios == null
                ? Suite.standard()
                : Suite.standard().and(ScenarioFiles.cases(scenarios, profile.schema()));
        PrintWriter writer = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        ConsoleReport console = new ConsoleReport(writer, Terminal.style(), catalogue);
        try (TargetOptions.Opened opened = target.open(profile);
                ReferenceServer reference = new ReferenceServer(profile)) {
            RunOptions options = new RunOptions(
                    parsed,
                    Secrets.salt(),
                    only,
                    skip,
                    Duration.ofSeconds(budgetSeconds),
                    interrupt::isRequested,
                    this::replayCommand);
            ConformanceRunner.Subject subject =
                    new ConformanceRunner.Subject(catalogue, suite, profile, opened.target());
            FailureFiles evidence = evidence(opened.target(), reference);
            ConformanceRunner runner = runner(subject, options, console, evidence);
            RunResult result = runner.run("synctck " + Version.text());
            int code = report(result, catalogue, evidence.details(), console);
            if (canary) {
                System.out.println(Canary.sing(parsed));
            }
            return code;
        }
    }

    private ConformanceRunner runner(
            ConformanceRunner.Subject subject, RunOptions options, ConsoleReport console, FailureFiles evidence) {
        try {
            return new ConformanceRunner(subject, options, console, evidence);
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
    }

    private FailureFiles evidence(Target judged, ReferenceServer reference) {
        try {
            return new FailureFiles(new EvidenceFolder(out), judged, reference);
        } catch (IOException e) {
            throw new Complaint(ExitCode.BROKEN, "cannot use " + out + " as a folder: " + ReportFiles.reason(e));
        }
    }

    private String replayCommand(String caseId) {
        Path folder = out.resolve("failures").resolve(caseId);
        return FIRST_REPLAY_WORD + Shell.quoted(folder.toString()) + target.words();
    }

    /** The verdict is shown even where a file cannot be written; then the code says that the kit broke. */
    private int report(RunResult result, Catalogue catalogue, List<FailureDetail> details, ConsoleReport console) {
        String trouble = "";
        try {
            reports.write(out, result, catalogue, details);
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
        console.finished(result);
        if (!trouble.isEmpty()) {
            throw new Complaint(ExitCode.BROKEN, trouble);
        }
        return result.exitCode();
    }
}
