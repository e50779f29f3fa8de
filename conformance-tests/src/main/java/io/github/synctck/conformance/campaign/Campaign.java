package io.github.synctck.conformance.campaign;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.HistoryJson;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Plays the scenarios of a range of numbers. The range is cut into chunks of fixed size, each played by one thread, and
 * their results are taken in order, so that the digest does not depend on the number of threads.
 */
public final class Campaign {
    private static final int CHUNK_SEEDS = 250;
    private static final int CHUNKS_AHEAD = 4;
    private static final int FAILURES_TOLD_MAX = 20;

    private final Profile profile;
    private final LongFunction<Optional<Scenario>> scenarios;
    private final Play.Servers servers;
    private final Consumer<History> witness;

    /** Numbered scenarios on the profile's tables; a number may stand for none. */
    public Campaign(Profile profile, LongFunction<Optional<Scenario>> scenarios, Play.Servers servers) {
        this(profile, scenarios, servers, history -> {});
    }

    private Campaign(
            Profile profile,
            LongFunction<Optional<Scenario>> scenarios,
            Play.Servers servers,
            Consumer<History> witness) {
        this.profile = profile;
        this.scenarios = scenarios;
        this.servers = servers;
        this.witness = witness;
    }

    /** The same campaign, whose histories are shown to somebody as well, by many threads and in any order. */
    public Campaign watchedBy(Consumer<History> other) {
        return new Campaign(profile, scenarios, servers, other);
    }

    /** The scenarios of seeds, of up to {@code stepsMax} steps. */
    public static Campaign ofSeeds(Profile profile, int stepsMax, Play.Servers servers) {
        return new Campaign(
                profile, number -> Optional.of(Play.scenario(profile, stepsMax, new Seed(number))), servers);
    }

    /**
     * What was found so far.
     *
     * @param last the last number that was dealt with
     * @param scenarios number of scenarios played
     * @param operations number of operations in their histories
     * @param violations number of scenarios that broke a law
     * @param failures the first of them, a line each
     * @param digest of all histories in the order of their seeds, as hex; of those played where it was interrupted
     */
    public record Tally(
            long last, long scenarios, long operations, long violations, List<String> failures, String digest) {
        public Tally {
            failures = List.copyOf(failures);
        }
    }

    private record Chunk(
            long last, long scenarios, long operations, long violations, List<String> failures, String digest) {}

    /**
     * Plays the scenarios from {@code first} to {@code last}, both included.
     *
     * @param threads number of threads
     * @param cancelled asked between chunks, by many threads; true ends the campaign with what it has
     * @param progress told after each chunk
     */
    public Tally run(long first, long last, int threads, BooleanSupplier cancelled, Consumer<Tally> progress) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Deque<Future<Optional<Chunk>>> ahead = new ArrayDeque<>();
        MessageDigest all = sha256();
        Tally tally = new Tally(first - 1, 0, 0, 0, List.of(), "");
        try {
            long next = first;
            while (next <= last || !ahead.isEmpty()) {
                while (next <= last && ahead.size() < threads * CHUNKS_AHEAD && !cancelled.getAsBoolean()) {
                    long begin = next;
                    long end = Math.min(last, begin + CHUNK_SEEDS - 1);
                    ahead.add(workers.submit(
                            () -> cancelled.getAsBoolean() ? Optional.<Chunk>empty() : Optional.of(chunk(begin, end))));
                    next = end + 1;
                }
                if (cancelled.getAsBoolean()) {
                    next = last + 1;
                }
                if (!ahead.isEmpty()) {
                    Optional<Chunk> chunk = ahead.remove().get();
                    if (chunk.isEmpty()) {
                        // They begin in order, so no later one was played either.
                        break;
                    }
                    tally = add(tally, chunk.get(), all);
                    progress.accept(tally);
                }
            }
            return new Tally(
                    tally.last(),
                    tally.scenarios(),
                    tally.operations(),
                    tally.violations(),
                    tally.failures(),
                    HexFormat.of().formatHex(all.digest()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a play broke: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Tally add(Tally tally, Chunk chunk, MessageDigest all) {
        all.update(chunk.digest().getBytes(StandardCharsets.US_ASCII));
        List<String> failures = new ArrayList<>(tally.failures());
        for (String failure : chunk.failures()) {
            if (failures.size() < FAILURES_TOLD_MAX) {
                failures.add(failure);
            }
        }
        return new Tally(
                chunk.last(),
                tally.scenarios() + chunk.scenarios(),
                tally.operations() + chunk.operations(),
                tally.violations() + chunk.violations(),
                failures,
                "");
    }

    private Chunk chunk(long first, long last) {
        MessageDigest digest = sha256();
        long played = 0;
        long operations = 0;
        long violations = 0;
        List<String> failures = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            Optional<Scenario> scenario = scenarios.apply(number);
            if (scenario.isEmpty()) {
                continue;
            }
            played++;
            Play play = Play.of(profile, scenario.get(), servers);
            for (Operation operation : play.history().operations()) {
                digest.update(HistoryJson.line(operation).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
                operations++;
            }
            witness.accept(play.history());
            violations += play.failures().isEmpty() ? 0 : 1;
            play.failures()
                    .forEach(failure -> failures.add(
                            scenario.get().seed() + ": " + failure.requirement() + ": " + failure.message()));
        }
        return new Chunk(
                last, played, operations, violations, failures, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
