package io.github.synctck.cli;

import io.github.synctck.conformance.campaign.Play;
import io.github.synctck.conformance.campaign.ShrunkFailures;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.report.ReportFiles;
import io.github.synctck.report.failure.TextDiagram;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.HistoryJson;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.scenario.ScenarioJson;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code simulate} plays against, and what it makes of failures. */
final class ShrinkOptions {
    private static final String MODEL = "model";

    @Option(
            names = "--mutant",
            paramLabel = "NAME",
            description = "Plays against this broken server instead of the model; several with --shrink.")
    private List<String> mutants = new ArrayList<>();

    @Option(
            names = "--shrink",
            paramLabel = "N",
            description = "Makes the first N failing scenarios of --seeds simple and tells their medians.")
    private int failuresMax;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "With --shrink: writes each simple scenario, its history and a diagram there.")
    private @Nullable Path out;

    boolean isAsked() {
        return failuresMax > 0;
    }

    /** Complains where the options do not go together. */
    void check(boolean manySeeds) {
        if (failuresMax < 0 || (isAsked() && !manySeeds)) {
            throw Complaint.usage("--shrink should be at least 1 and goes with --seeds A..B");
        } else if (out != null && !isAsked()) {
            throw Complaint.usage("--out goes with --shrink N");
        } else if (mutants.size() > 1 && !isAsked()) {
            throw Complaint.usage("several --mutant go with --shrink N only");
        }
        mutants.forEach(ShrinkOptions::mutant);
    }

    /** Makes the server to play against. */
    Play.Servers servers() {
        return mutants.isEmpty() ? ModelServer::new : mutant(mutants.get(0))::server;
    }

    private static Mutant mutant(String name) {
        return Mutants.named(name)
                .orElseThrow(() -> Complaint.usage("no mutant of the model is named '" + name
                        + "'; 'synctck list --mutants' shows them all, but those of the database are for 'serve'"));
    }

    /** Finds and shrinks, server by server; returns the exit code. */
    int run(Profile profile, int steps, Seeds.Range range, Interrupt interrupt) {
        boolean failed = false;
        if (mutants.isEmpty()) {
            ShrunkFailures.Hunt hunt = new ShrunkFailures.Hunt(profile, steps, ModelServer::new, Optional.empty());
            failed = hunt(MODEL, hunt, range, interrupt);
        }
        for (String name : mutants) {
            Mutant mutant = mutant(name);
            Optional<RequirementId> wanted = Optional.of(mutant.intended());
            ShrunkFailures.Hunt hunt = new ShrunkFailures.Hunt(profile, steps, mutant::server, wanted);
            failed |= hunt(name, hunt, range, interrupt);
        }
        if (interrupt.isRequested()) {
            return ExitCode.INTERRUPTED.code();
        }
        return failed ? ExitCode.FAILED.code() : ExitCode.PASS.code();
    }

    private boolean hunt(String name, ShrunkFailures.Hunt hunt, Seeds.Range range, Interrupt interrupt) {
        ShrunkFailures shrunk =
                ShrunkFailures.find(hunt, range.first(), range.last(), failuresMax, interrupt::isRequested);
        System.out.println(name + ": " + shrunk.found().size() + " failures in " + shrunk.played()
                + " scenarios"
                + (shrunk.found().isEmpty()
                        ? ""
                        : "; median " + shrunk.medianSteps() + " steps, " + shrunk.medianDevices() + " devices"));
        for (ShrunkFailures.Found found : shrunk.found()) {
            System.out.println("  seed " + found.seed() + ": " + found.stepsBefore() + " -> "
                    + found.scenario().steps().size() + " steps, "
                    + found.scenario().devices().size() + " devices; "
                    + found.verdict().requirement() + ": " + found.verdict().message());
            if (out != null) {
                write(out.resolve(name).resolve("seed-" + found.seed()), found);
            }
        }
        return !shrunk.found().isEmpty();
    }

    private static void write(Path folder, ShrunkFailures.Found found) {
        try {
            ReportFiles.write(folder.resolve("scenario.json"), ScenarioJson.write(found.scenario()));
            ReportFiles.write(folder.resolve("history.jsonl"), text(found.history()));
            ReportFiles.write(
                    folder.resolve("diagram.txt"),
                    TextDiagram.write(found.history(), found.verdict().evidence()));
        } catch (IOException e) {
            throw new Complaint(ExitCode.BROKEN, String.valueOf(e.getMessage()));
        }
    }

    /** A history as a file holds it. */
    static String text(History history) {
        StringBuilder text = new StringBuilder(HistoryJson.header(history.scenario(), history.salt()));
        text.append('\n');
        for (Operation operation : history.operations()) {
            text.append(HistoryJson.line(operation)).append('\n');
        }
        return text.toString();
    }
}
