package io.github.synctck.sim.shrink;

import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Leaves out steps, first many at once, then one by one, as long as the scenario still shows what it is to show.
 * Steps keep their times, so leaving one out reshuffles nothing.
 */
public final class Minimizer {
    private final Predicate<Scenario> stillShows;
    private final int playsMax;
    private int plays;

    /** A minimizer that asks the predicate at most that often; the predicate plays the scenario and judges it. */
    public Minimizer(Predicate<Scenario> stillShows, int playsMax) {
        this.stillShows = stillShows;
        this.playsMax = playsMax;
    }

    /** The shortest scenario found; the given one where nothing could be left out. */
    public Scenario minimize(Scenario scenario) {
        Scenario best = scenario;
        int chunk = Math.max(1, best.steps().size() / 2);
        while (plays < playsMax) {
            Scenario shorter = pass(best, chunk);
            boolean improved = shorter.steps().size() < best.steps().size();
            best = shorter;
            if (!improved && chunk == 1) {
                return best;
            }
            chunk = improved ? Math.min(chunk, Math.max(1, best.steps().size() / 2)) : Math.max(1, chunk / 2);
        }
        return best;
    }

    /** Tries to leave out each run of {@code chunk} steps, the last ones first. */
    private Scenario pass(Scenario scenario, int chunk) {
        Scenario best = scenario;
        int end = best.steps().size();
        while (end > 0 && plays < playsMax) {
            int begin = Math.max(0, end - chunk);
            List<Step> rest = new ArrayList<>(best.steps().subList(0, begin));
            rest.addAll(best.steps().subList(end, best.steps().size()));
            Scenario candidate = best.withSteps(rest);
            plays++;
            if (stillShows.test(candidate)) {
                best = candidate;
            }
            end = begin;
        }
        return best;
    }
}
