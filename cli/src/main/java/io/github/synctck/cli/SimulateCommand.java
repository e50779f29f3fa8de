package io.github.synctck.cli;

import io.github.synctck.conformance.campaign.Benchmark;
import io.github.synctck.conformance.campaign.Campaign;
import io.github.synctck.conformance.campaign.Play;
import io.github.synctck.conformance.check.Laws;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.report.ReportFiles;
import io.github.synctck.sim.coverage.Coverage;
import io.github.synctck.sim.generate.SmallScope;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synctck simulate}: plays generated scenarios against the model in this process. */
@Command(
        name = "simulate",
        description = {
            "Plays generated scenarios in this process, against the model or a broken server, and judges them.",
            "The same seed gives the same history, byte for byte, on every machine."
        },
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BENCHMARK_SECONDS = 5;

    private final Interrupt interrupt;

    @Option(names = "--seed", paramLabel = "N", description = "Plays this seed: decimal, or hex with 0x.")
    private @Nullable String seed;

    @Option(names = "--seeds", paramLabel = "A..B", description = "Plays a range of seeds, both ends included.")
    private @Nullable String seeds;

    @Option(
            names = "--exhaustive",
            paramLabel = "K",
            description = "Plays every scenario of two devices and up to K steps, with at most two faults.")
    private int exhaustive;

    @Option(names = "--ids", paramLabel = "N", description = "Ids of --exhaustive scenarios (default: 1).")
    private int ids = 1;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Threads for a range of seeds (default: all cores); the digest does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--benchmark",
            description = "Measures how fast forty operations on three devices are played and judged.")
    private boolean benchmark;

    @Option(
            names = "--devices",
            paramLabel = "N",
            description = "Of --benchmark: plays one scenario of so many devices (default: 3) and times its parts.")
    private int devices = Benchmark.Shape.STANDARD.devices();

    @Option(
            names = "--operations",
            paramLabel = "N",
            description = "Of --benchmark: the same for one scenario of so many operations (default: 40).")
    private int operations = Benchmark.Shape.STANDARD.operations();

    @Option(names = "--format", paramLabel = "text|json", description = "Of --benchmark: text (default) or json.")
    private String format = "text";

    @Option(names = "--steps", paramLabel = "N", description = "At most so many steps (default: 30).")
    private int steps = 30;

    @Option(
            names = "--coverage",
            description = "Also tells how often each operation met each fault in each interleaving, as delivered.")
    private boolean coverage;

    @Option(names = "--history", paramLabel = "FILE", description = "Writes the history there, a line per operation.")
    private @Nullable Path historyFile;

    @Mixin
    private ShrinkOptions shrink = new ShrinkOptions();

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    SimulateCommand(Interrupt interrupt) {
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() {
        Profile declared = profile.profile();
        if (steps < 1) {
            throw Complaint.usage("--steps should be at least 1");
        }
        if (threads < 1) {
            throw Complaint.usage("--threads should be at least 1");
        }
        if (devices < 1 || operations < 1) {
            throw Complaint.usage("--devices and --operations should be at least 1");
        }
        Benchmark.Shape shape = new Benchmark.Shape(devices, operations);
        boolean standard = shape.equals(Benchmark.Shape.STANDARD);
        if (benchmark) {
            return standard ? benchmark() : benchmark(shape);
        }
        if (!standard) {
            throw Complaint.usage("--devices and --operations belong to --benchmark");
        }
        boolean many = seed == null && historyFile == null;
        shrink.check(many && seeds != null && exhaustive == 0);
        if (seed != null && seeds == null && exhaustive == 0) {
            return one(declared, seed);
        } else if (many && seeds != null && exhaustive == 0) {
            Seeds.Range range = Seeds.range(seeds);
            return shrink.isAsked()
                    ? shrink.run(declared, steps, range, interrupt)
                    : campaign(Campaign.ofSeeds(declared, steps, shrink.servers()), range);
        } else if (many && seeds == null && exhaustive > 0 && ids > 0) {
            SmallScope scope = new SmallScope(declared, ids, exhaustive);
            Campaign every = new Campaign(declared, scope::at, shrink.servers());
            return campaign(every, new Seeds.Range(0, scope.size() - 1));
        }
        throw Complaint.usage("say one of --seed N, which may write a --history, --seeds A..B and --exhaustive K");
    }

    private int one(Profile declared, String text) {
        var parsed = Seeds.parse(text);
        Play play = Play.of(declared, Play.scenario(declared, steps, parsed), shrink.servers());
        History history = play.history();
        write(history);
        System.out.println(
                "seed " + parsed + ": " + history.scenario().devices().size() + " devices, "
                        + history.scenario().steps().size() + " steps, "
                        + history.operations().size() + " operations, "
                        + play.failures().size() + " violations");
        if (coverage) {
            Coverage covered = new Coverage();
            covered.add(history);
            System.out.print(covered.text());
        }
        Laws.lostEdits(history, declared).forEach(lost -> System.out.println("  " + lost));
        play.failures().forEach(verdict -> System.out.println(verdict.requirement() + ": " + verdict.message()));
        return play.failures().isEmpty() ? ExitCode.PASS.code() : ExitCode.FAILED.code();
    }

    private int campaign(Campaign campaign, Seeds.Range range) {
        boolean terminal = Terminal.style().progress();
        long started = System.nanoTime();
        Coverage covered = new Coverage();
        Campaign watched = coverage ? campaign.watchedBy(covered::add) : campaign;
        Campaign.Tally tally = watched.run(range.first(), range.last(), threads, interrupt::isRequested, so -> {
            if (terminal) {
                System.out.print("\r\u001b[K" + so.last() + " of " + range.last() + ", " + rate(so.scenarios(), started)
                        + " a second");
            }
        });
        System.out.print(terminal ? "\r\u001b[K" : "");
        tally.failures().forEach(System.out::println);
        System.out.println(tally.scenarios() + " scenarios, " + tally.operations() + " operations, "
                + tally.violations() + " violations; " + rate(tally.scenarios(), started) + " a second on " + threads
                + " threads");
        System.out.println("digest " + tally.digest());
        System.out.print(coverage ? covered.text() : "");
        if (tally.last() < range.last()) {
            System.out.println("interrupted after " + tally.last());
            return ExitCode.INTERRUPTED.code();
        }
        return tally.violations() == 0 ? ExitCode.PASS.code() : ExitCode.FAILED.code();
    }

    private int benchmark(Benchmark.Shape shape) {
        Benchmark.Once once = new Benchmark(ModelServer::new, shape).once();
        String text = format.equals("json")
                ? "{\"historyOperations\": %d, \"playSeconds\": %.3f, \"judgeSeconds\": %.3f}%n"
                : "%d operations of one history: played in %.3f s, judged in %.3f s%n";
        System.out.printf(Locale.ROOT, text, once.historyOperations(), once.playSeconds(), once.judgeSeconds());
        return once.violations() == 0 ? ExitCode.PASS.code() : ExitCode.FAILED.code();
    }

    private int benchmark() {
        Benchmark.Result result = new Benchmark(ModelServer::new).run(threads, BENCHMARK_SECONDS);
        if (format.equals("json")) {
            System.out.printf(
                    Locale.ROOT,
                    "{\"scenariosPerSecond\": %.0f, \"operationsPerSecond\": %.0f, "
                            + "\"historyOperationsPerSecond\": %.0f, \"scenariosPerCpuSecond\": %.0f}%n",
                    result.scenariosPerSecond(),
                    result.operationsPerSecond(),
                    result.historyOperationsPerSecond(),
                    result.scenariosPerCpuSecond());
        } else {
            System.out.printf(
                    Locale.ROOT,
                    "%.0f scenarios, %.0f scripted operations and %.0f operations of histories a second on %d"
                            + " threads%n",
                    result.scenariosPerSecond(),
                    result.operationsPerSecond(),
                    result.historyOperationsPerSecond(),
                    threads);
        }
        return result.violations() == 0 ? ExitCode.PASS.code() : ExitCode.FAILED.code();
    }

    private static String rate(long count, long started) {
        return String.format(Locale.ROOT, "%.0f", count * NANOS_PER_SECOND / (System.nanoTime() - started));
    }

    private void write(History history) {
        if (historyFile == null) {
            return;
        }
        try {
            ReportFiles.write(historyFile, ShrinkOptions.text(history));
        } catch (IOException e) {
            throw new Complaint(ExitCode.BROKEN, String.valueOf(e.getMessage()));
        }
    }
}
