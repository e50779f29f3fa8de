package io.github.synctck.conformance.campaign;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.random.Prng;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.value.Value;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast scenarios are played and judged: three tables, three devices, forty operations of which a quarter are
 * syncs, a quarter creates, seven in twenty updates and the rest deletes, then rest, and all laws. Histories stay in
 * memory.
 */
public final class Benchmark {
    private static final int SYNC_PERCENT = 25;
    private static final int CREATE_PERCENT = 25;
    private static final int UPDATE_PERCENT = 35;

    /** On a busy machine time alone does not warm anything up. */
    private static final int WARM_UP_SCENARIOS_MIN = 20_000;

    private static final long STEP_MILLIS = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Profile profile = ProfileReader.named("watermelondb").withSchema(ProfileReader.schema("friends"));
    private final Play.Servers servers;
    private final Shape shape;

    /** How many devices, and how many operations the script holds for all of them. */
    public record Shape(int devices, int operations) {
        /** Three devices and forty operations. */
        public static final Shape STANDARD = new Shape(3, 40);
    }

    /** A benchmark of the standard shape that plays against servers made so. */
    public Benchmark(Play.Servers servers) {
        this(servers, Shape.STANDARD);
    }

    /** A benchmark of another shape. */
    public Benchmark(Play.Servers servers, Shape shape) {
        this.servers = servers;
        this.shape = shape;
    }

    /**
     * What was reached.
     *
     * @param scenarios number of scenarios measured, after a warm-up of the same length
     * @param scenariosPerSecond played and judged
     * @param operationsPerSecond scripted operations of those
     * @param historyOperationsPerSecond operations of their histories
     * @param scenariosPerCpuSecond the same by the time that the playing threads really got, for busy machines
     * @param violations broken laws; 0 on a sound build
     */
    public record Result(
            long scenarios,
            double scenariosPerSecond,
            double operationsPerSecond,
            double historyOperationsPerSecond,
            double scenariosPerCpuSecond,
            long violations) {}

    /**
     * What one long scenario took.
     *
     * @param historyOperations operations of its history
     * @param playSeconds playing it
     * @param judgeSeconds judging it by all laws
     * @param violations broken laws; 0 on a sound build
     */
    public record Once(long historyOperations, double playSeconds, double judgeSeconds, long violations) {}

    private record Count(long scenarios, long operations, long violations, long cpuNanos) {}

    /** Plays for at least that many seconds to warm up and then again to measure, on that many threads. */
    public Result run(int threads, double seconds) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            measure(workers, threads, seconds, WARM_UP_SCENARIOS_MIN);
            return measure(workers, threads, seconds, 0);
        } finally {
            workers.shutdownNow();
        }
    }

    /** Plays one scenario of this shape and judges it, after a warm-up with short ones. */
    public Once once() {
        new Benchmark(servers).play(new Seed(0), Long.MIN_VALUE, WARM_UP_SCENARIOS_MIN);
        long started = System.nanoTime();
        History history = Play.history(profile, scenario(new Seed(0)), servers);
        long played = System.nanoTime();
        long violations = Play.failures(history, profile).size();
        long judged = System.nanoTime();
        return new Once(
                history.operations().size(),
                (played - started) / NANOS_PER_SECOND,
                (judged - played) / NANOS_PER_SECOND,
                violations);
    }

    private Result measure(ExecutorService workers, int threads, double seconds, int scenariosMin) {
        long started = System.nanoTime();
        long deadline = started + (long) (seconds * NANOS_PER_SECOND);
        List<Future<Count>> parts = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            Seed seed = new Seed(thread);
            parts.add(workers.submit(() -> play(seed, deadline, scenariosMin)));
        }
        long scenarios = 0;
        long operations = 0;
        long violations = 0;
        long cpuNanos = 0;
        for (Future<Count> part : parts) {
            Count count = get(part);
            scenarios += count.scenarios();
            operations += count.operations();
            violations += count.violations();
            cpuNanos += count.cpuNanos();
        }
        double took = (System.nanoTime() - started) / NANOS_PER_SECOND;
        return new Result(
                scenarios,
                scenarios / took,
                scenarios * shape.operations() / took,
                operations / took,
                scenarios * NANOS_PER_SECOND / cpuNanos,
                violations);
    }

    private static Count get(Future<Count> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a play broke: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Count play(Seed seed, long deadline, int scenariosMin) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpuBefore = threads.getCurrentThreadCpuTime();
        long scenarios = 0;
        long operations = 0;
        long violations = 0;
        while (System.nanoTime() < deadline || scenarios < scenariosMin) {
            Play play = play(seed.child("scenario", scenarios));
            scenarios++;
            operations += play.history().operations().size();
            violations += play.failures().isEmpty() ? 0 : 1;
        }
        return new Count(scenarios, operations, violations, threads.getCurrentThreadCpuTime() - cpuBefore);
    }

    /** Plays and judges the scenario of one seed. */
    public Play play(Seed seed) {
        return Play.of(profile, scenario(seed), servers);
    }

    /** Records are looked for where the device may hold them; an edit of one that it does not hold is an operation too. */
    private Scenario scenario(Seed seed) {
        Prng prng = seed.stream("benchmark");
        List<Step> steps = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < shape.operations(); i++) {
            SimTime at = new SimTime(STEP_MILLIS * (i + 1L));
            int device = prng.below(shape.devices());
            int draw = prng.below(100);
            if (draw < SYNC_PERCENT) {
                steps.add(new Step.Sync(at, device, Leg.CLEAN, Leg.CLEAN, true, null));
            } else if (draw < SYNC_PERCENT + CREATE_PERCENT || ids.isEmpty()) {
                String id = "r" + i;
                ids.add(id);
                steps.add(new Step.Create(at, device, "friends", id, Map.of("name", Value.of("n" + i))));
            } else if (draw < SYNC_PERCENT + CREATE_PERCENT + UPDATE_PERCENT) {
                steps.add(new Step.Update(at, device, "friends", prng.pick(ids), Map.of("tier", Value.of("t" + i))));
            } else {
                steps.add(new Step.Delete(at, device, "friends", prng.pick(ids)));
            }
        }
        return new Scenario(
                "live-01/benchmark",
                seed.toString(),
                profile.name(),
                1,
                Collections.nCopies(shape.devices(), 0),
                false,
                steps);
    }
}
