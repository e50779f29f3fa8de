package io.github.synctck.conformance.campaign;

import io.github.synctck.sim.history.HistoryJson;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Plays the scenarios of a range of seeds. The range is cut into chunks of fixed size, each played by one thread, and
 * their results are taken in order, so that the digest does not depend on the number of threads.
 */
public final class Campaign {
    private static final int CHUNK_SEEDS = 250;
    private static final int CHUNKS_AHEAD = 4;
    private static final int FAILURES_TOLD_MAX = 20;

    private final Profile profile;
    private final int stepsMax;
    private final Play.Servers servers;

    /** Scenarios of up to {@code stepsMax} steps on the profile's tables. */
    public Campaign(Profile profile, int stepsMax, Play.Servers servers) {
        this.profile = profile;
        this.stepsMax = stepsMax;
        this.servers = servers;
    }

    /**
     * What was found so far.
     *
     * @param scenarios number of scenarios played
     * @param operations number of operations in their histories
     * @param violations number of scenarios that broke a law
     * @param failures the first of them, a line each
     * @param digest of all histories in the order of their seeds, as hex; of those played where it was interrupted
     */
    public record Tally(long scenarios, long operations, long violations, List<String> failures, String digest) {
        public Tally {
            failures = List.copyOf(failures);
        }
    }

    private record Chunk(long scenarios, long operations, long violations, List<String> failures, String digest) {}

    /**
     * Plays the seeds from {@code first} to {@code last}, both included.
     *
     * @param threads number of threads
     * @param cancelled asked between chunks; true ends the campaign with what it has
     * @param progress told after each chunk
     */
    public Tally run(long first, long last, int threads, BooleanSupplier cancelled, Consumer<Tally> progress) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Deque<Future<Chunk>> ahead = new ArrayDeque<>();
        MessageDigest all = sha256();
        Tally tally = new Tally(0, 0, 0, List.of(), "");
        try {
            long next = first;
            while (next <= last || !ahead.isEmpty()) {
                while (next <= last && ahead.size() < threads * CHUNKS_AHEAD && !cancelled.getAsBoolean()) {
                    long begin = next;
                    long end = Math.min(last, begin + CHUNK_SEEDS - 1);
                    ahead.add(workers.submit(() -> chunk(begin, end)));
                    next = end + 1;
                }
                if (cancelled.getAsBoolean()) {
                    next = last + 1;
                }
                if (!ahead.isEmpty()) {
                    tally = add(tally, ahead.remove().get(), all);
                    progress.accept(tally);
                }
            }
            return new Tally(
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
                tally.scenarios() + chunk.scenarios(),
                tally.operations() + chunk.operations(),
                tally.violations() + chunk.violations(),
                failures,
                "");
    }

    private Chunk chunk(long first, long last) {
        MessageDigest digest = sha256();
        long operations = 0;
        long violations = 0;
        List<String> failures = new ArrayList<>();
        for (long seed = first; seed <= last; seed++) {
            Play play = Play.of(profile, stepsMax, new Seed(seed), servers);
            for (Operation operation : play.history().operations()) {
                digest.update(HistoryJson.line(operation).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
                operations++;
            }
            if (!play.failures().isEmpty()) {
                violations++;
                play.failures()
                        .forEach(failure ->
                                failures.add("seed " + play.history().scenario().seed() + ": " + failure.requirement()
                                        + ": " + failure.message()));
            }
        }
        return new Chunk(
                last - first + 1,
                operations,
                violations,
                failures,
                HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
