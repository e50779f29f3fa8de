package io.github.synctck.cli;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.sim.NothingToAdoptException;
import io.github.synctck.sim.SimClock;
import io.github.synctck.sim.Simulation;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.OperationText;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ScenarioJson;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.profile.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code synctck replay}: plays a failed scenario again. */
@Command(
        name = "replay",
        description = {
            "Plays a scenario again and says whether the failure is still there.",
            "The last line is FAILED (exit 1), FIXED (exit 0) or ERROR (exit 70; 69 if the target is unreachable).",
            "Without --url it plays against the in-memory reference."
        },
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
    private static final int OPERATIONS_TOLD_MAX = 60;

    @Parameters(paramLabel = "PATH", description = "A scenario file, or a folder that holds scenario.json.")
    private Path path = Path.of("");

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Override
    public Integer call() {
        Scenario scenario = scenario();
        Case of = Suite.standard().judging(scenario);
        Profile profile = target.profile();
        try (TargetOptions.Opened opened = target.open(profile)) {
            return play(scenario, of, profile, opened);
        } catch (NothingToAdoptException e) {
            System.out.println(e.getMessage());
            System.out.println("ERROR");
            return ExitCode.BROKEN.code();
        } catch (Complaint complaint) {
            if (complaint.exitCode() == ExitCode.TARGET_UNREACHABLE) {
                System.out.println(complaint.getMessage());
                System.out.println("ERROR");
                return complaint.exitCode().code();
            }
            throw complaint;
        }
    }

    private Scenario scenario() {
        Path file = Files.isDirectory(path) ? path.resolve("scenario.json") : path;
        try {
            return ScenarioJson.read(ProfileOptions.text(file), file.toString());
        } catch (BadFileException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
    }

    private static int play(Scenario scenario, Case of, Profile profile, TargetOptions.Opened opened) {
        boolean fresh = opened.target().hasFreshAccounts();
        if (scenario.users() > opened.target().usersMax() || (of.needs().freshAccount() && !fresh)) {
            System.out.println(of.id() + " needs other accounts than the target has");
            System.out.println("ERROR");
            return ExitCode.BROKEN.code();
        }
        Simulation.Setting setting = new Simulation.Setting(
                opened.target().open(scenario.users()), profile, Secrets.salt(), !fresh, new SimClock());
        History history = Simulation.run(scenario, setting);
        history.operations().stream()
                .limit(OPERATIONS_TOLD_MAX)
                .forEach(op -> System.out.println(OperationText.line(op)));
        List<Verdict> verdicts = of.judge().judge(history, profile);
        Status status = Status.UNTESTED;
        for (Verdict verdict : verdicts) {
            if (verdict.status() != Status.PASS && !verdict.message().isEmpty()) {
                System.out.println(
                        verdict.requirement() + " " + verdict.status().word() + ": " + verdict.message());
            }
            status = status.merge(verdict.status());
        }
        String word = status == Status.FAIL ? "FAILED" : status == Status.PASS ? "FIXED" : "ERROR";
        System.out.println(word);
        return word.equals("FAILED") ? 1 : word.equals("FIXED") ? 0 : ExitCode.BROKEN.code();
    }
}
