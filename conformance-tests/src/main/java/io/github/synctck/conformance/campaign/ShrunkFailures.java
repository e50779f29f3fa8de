package io.github.synctck.conformance.campaign;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.shrink.Minimizer;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

/**
 * Generated scenarios on which a server in this process breaks a law, made as simple as they get.
 *
 * @param found in the order of their seeds
 * @param played number of scenarios that were played to find them
 */
public record ShrunkFailures(List<Found> found, long played) {
    private static final int PLAYS_MAX = 2_000;

    public ShrunkFailures {
        found = List.copyOf(found);
    }

    /**
     * One of them.
     *
     * @param seed of the scenario as it was generated
     * @param stepsBefore its number of steps
     * @param verdict what the simple one breaks
     * @param history of the simple one
     */
    public record Found(Seed seed, int stepsBefore, Verdict verdict, History history) {
        /** The simple scenario. */
        public Scenario scenario() {
            return history.scenario();
        }
    }

    /**
     * What to look for.
     *
     * @param profile of the scenarios
     * @param stepsMax of the scenarios as they are generated
     * @param servers makes the server of each play
     * @param wanted the failure to shrink where a play shows it among others; else it is the first
     */
    public record Hunt(Profile profile, int stepsMax, Play.Servers servers, Optional<RequirementId> wanted) {}

    /** Shrinks the first failures among those seeds. */
    public static ShrunkFailures find(Hunt hunt, long first, long last, int failuresMax, BooleanSupplier cancelled) {
        List<Found> found = new ArrayList<>();
        long number = first;
        while (number <= last && found.size() < failuresMax && !cancelled.getAsBoolean()) {
            Seed seed = new Seed(number);
            Scenario scenario = Play.scenario(hunt.profile(), hunt.stepsMax(), seed);
            Play play = Play.of(hunt.profile(), scenario, hunt.servers());
            told(play, hunt.wanted())
                    .or(() -> play.failures().stream().findFirst())
                    .ifPresent(verdict -> found.add(shrunk(hunt, scenario, verdict, seed, cancelled)));
            number++;
        }
        return new ShrunkFailures(found, number - first);
    }

    private static Optional<Verdict> told(Play play, Optional<RequirementId> requirement) {
        return play.failures().stream()
                .filter(verdict -> Optional.of(verdict.requirement()).equals(requirement))
                .findFirst();
    }

    private static Found shrunk(Hunt hunt, Scenario scenario, Verdict verdict, Seed seed, BooleanSupplier cancelled) {
        Optional<RequirementId> same = Optional.of(verdict.requirement());
        Scenario simple = new Minimizer(
                        candidate -> !cancelled.getAsBoolean()
                                && told(Play.of(hunt.profile(), candidate, hunt.servers()), same)
                                        .isPresent(),
                        PLAYS_MAX)
                .minimize(scenario);
        Play play = Play.of(hunt.profile(), simple, hunt.servers());
        return new Found(seed, scenario.steps().size(), told(play, same).orElseThrow(), play.history());
    }

    /** The median number of steps; 0 where nothing was found. */
    public int medianSteps() {
        return median(each -> each.scenario().steps().size());
    }

    /** The median number of devices; 0 where nothing was found. */
    public int medianDevices() {
        return median(each -> each.scenario().devices().size());
    }

    private int median(ToIntFunction<Found> size) {
        List<Integer> sizes = found.stream().mapToInt(size).sorted().boxed().toList();
        return sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
    }
}
