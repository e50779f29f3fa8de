package io.github.synctck.cli;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.soak.Soak;
import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.HistoryReader;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ScenarioJson;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.profile.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code synctck recheck}: judges histories on disk. */
@Command(
        name = "recheck",
        description = {
            "Judges the histories below a folder with today's checkers, without a server.",
            "They are those of failed cases, and the one under way when a run was killed.",
        },
        sortOptions = false)
final class RecheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder of a run (--out), or one below it.")
    private Path folder = Path.of("");

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Override
    public Integer call() {
        Profile declared = profile.profile();
        List<Path> histories = histories();
        if (histories.isEmpty()) {
            throw Complaint.usage("there is no history.jsonl below " + folder);
        }
        Status worst = Status.PASS;
        for (Path history : histories) {
            Status status = check(history, declared);
            worst = status == Status.FAIL ? status : worst;
        }
        return worst == Status.FAIL ? ExitCode.FAILED.code() : ExitCode.PASS.code();
    }

    private List<Path> histories() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("history.jsonl")).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw Complaint.usage("cannot read the folder " + folder);
        }
    }

    private static Status check(Path file, Profile declared) {
        try {
            Path beside = file.resolveSibling("scenario.json");
            Scenario scenario = ScenarioJson.read(ProfileOptions.text(beside), beside.toString());
            if (scenario.name().equals(Soak.SCENARIO)) {
                throw Complaint.usage(
                        file + " is of a soak, which was judged while it went on; its verdicts are in soak.json");
            }
            Case of = Suite.standard().judging(scenario);
            History history =
                    HistoryReader.read(ProfileOptions.text(file), scenario, declared.schema(), file.toString());
            return tell(scenario, history, of.judge().judge(history, declared));
        } catch (BadFileException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
    }

    private static Status tell(Scenario scenario, History history, List<Verdict> verdicts) {
        System.out.println(scenario.name() + ": " + history.operations().size() + " operations");
        Status status = Status.UNTESTED;
        for (Verdict verdict : verdicts) {
            String why = verdict.message().isEmpty() ? "" : ": " + verdict.message();
            System.out.println(
                    "  " + verdict.requirement() + " " + verdict.status().word() + why);
            status = status.merge(verdict.status());
        }
        return status;
    }
}
