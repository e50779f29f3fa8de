package io.github.synctck.cli;

import io.github.synctck.conformance.check.Laws;
import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.report.ReportFiles;
import io.github.synctck.sim.SimClock;
import io.github.synctck.sim.Simulation;
import io.github.synctck.sim.generate.ScenarioGenerator;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.HistoryJson;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synctck simulate}: plays a generated scenario against the model in this process. */
@Command(
        name = "simulate",
        description = {
            "Plays a generated scenario against the model in this process and judges it.",
            "The same seed gives the same history, byte for byte, on every machine."
        },
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    private static final String CASE = "live-01/generated-histories/seed-";

    @Option(names = "--seed", paramLabel = "N", required = true, description = "Decimal, or hex with 0x.")
    private String seed = "";

    @Option(names = "--steps", paramLabel = "N", description = "At most so many steps (default: 30).")
    private int steps = 30;

    @Option(names = "--history", paramLabel = "FILE", description = "Writes the history there, a line per operation.")
    private @Nullable Path historyFile;

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Override
    public Integer call() {
        Profile declared = profile.profile();
        if (steps < 1) {
            throw Complaint.usage("--steps should be at least 1");
        }
        var parsed = Seeds.parse(seed);
        Scenario scenario = new ScenarioGenerator(declared, steps).generate(CASE + parsed, parsed);
        SimClock clock = new SimClock();
        InProcessTarget target = new InProcessTarget(new ModelServer(declared, clock), "the model");
        History history =
                Simulation.run(scenario, Simulation.Setting.inProcess(target.open(scenario.users()), declared, clock));
        write(history);
        List<Verdict> failures = Laws.judge(history, declared).stream()
                .filter(verdict -> verdict.status() == Status.FAIL)
                .toList();
        System.out.println("seed " + parsed + ": " + scenario.devices().size() + " devices, "
                + scenario.steps().size() + " steps, " + history.operations().size() + " operations, "
                + failures.size() + " violations");
        failures.forEach(verdict -> System.out.println(verdict.requirement() + ": " + verdict.message()));
        return failures.isEmpty() ? ExitCode.PASS.code() : ExitCode.FAILED.code();
    }

    private void write(History history) {
        if (historyFile == null) {
            return;
        }
        StringBuilder text = new StringBuilder(HistoryJson.header(history.scenario(), history.salt()));
        text.append('\n');
        for (Operation operation : history.operations()) {
            text.append(HistoryJson.line(operation)).append('\n');
        }
        try {
            ReportFiles.write(historyFile, text.toString());
        } catch (IOException e) {
            throw new Complaint(ExitCode.BROKEN, String.valueOf(e.getMessage()));
        }
    }
}
