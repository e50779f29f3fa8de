package io.github.synctck.conformance.selftest;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.RequirementId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * How often the race probes find the servers that they are made for. A probe may miss a race that is there, so what it
 * says is worth as much as its rate on a server of which the race is known.
 */
public final class RacePower {
    private static final Duration BUDGET = Duration.ofMinutes(1);

    private final Catalogue catalogue;
    private final Suite suite;
    private final BooleanSupplier cancelled;

    /**
     * A server that loses a race.
     *
     * @param name the broken server's name
     * @param requirement what it breaks
     * @param profile what it declares
     * @param opening starts it, with that many milliseconds between looking and acting
     */
    public record Race(
            String name, RequirementId requirement, Profile profile, LongFunction<Subject.Opening> opening) {}

    /**
     * How often a race was found.
     *
     * @param race the server
     * @param pauseMillis between looking and acting
     * @param found runs in which the requirement failed
     * @param runs all runs that were not cut short, each against a server that nobody has used
     * @param medianMillis how long a run took
     */
    public record Row(Race race, long pauseMillis, int found, int runs, long medianMillis) {}

    /** Measures with that catalogue and suite, until it is told to stop. */
    public RacePower(Catalogue catalogue, Suite suite, BooleanSupplier cancelled) {
        this.catalogue = catalogue;
        this.suite = suite;
        this.cancelled = cancelled;
    }

    /** Runs the requirement's cases that often. */
    public Row measure(Race race, long pauseMillis, int runs) {
        List<Long> millis = new ArrayList<>();
        int found = 0;
        for (int i = 1; i <= runs && !cancelled.getAsBoolean(); i++) {
            long started = System.nanoTime();
            boolean finds = finds(race, race.opening().apply(pauseMillis), new Seed(i));
            if (cancelled.getAsBoolean()) {
                break;
            }
            found += finds ? 1 : 0;
            millis.add((System.nanoTime() - started) / 1_000_000);
        }
        long median =
                millis.stream().sorted().skip(millis.size() / 2).findFirst().orElse(0L);
        return new Row(race, pauseMillis, found, millis.size(), median);
    }

    private boolean finds(Race race, Subject.Opening opening, Seed seed) {
        RunOptions options = new RunOptions(
                        seed,
                        UUID.randomUUID().toString(),
                        List.of(race.requirement().value()),
                        List.of(),
                        BUDGET,
                        cancelled,
                        id -> "")
                .withShortenedMax(0);
        try (Subject.Opened opened = opening.open()) {
            ConformanceRunner.Subject what =
                    new ConformanceRunner.Subject(catalogue, suite, race.profile(), opened.target());
            return new ConformanceRunner(what, options, told -> {}, Evidence.NONE)
                    .run("race-power").requirements().stream()
                            .filter(result -> result.requirement().id().equals(race.requirement()))
                            .map(RequirementResult::status)
                            .anyMatch(status -> status == Status.FAIL);
        }
    }
}
