package io.github.synctck.sim.shrink;

import io.github.synctck.sim.scenario.Scenario;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes a scenario simpler as long as it still shows what it is to show: fewer devices, fewer steps, first many at
 * once, then simpler steps. Deterministic; asks at most as often as it may.
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

    /** The simplest scenario found; the given one where nothing could be left out. */
    public Scenario minimize(Scenario scenario) {
        Scenario best = scenario;
        Scenario before;
        do {
            before = best;
            best = simplerSteps(fewerDevices(fewerSteps(best)));
        } while (!best.equals(before) && plays < playsMax);
        return best;
    }

    private boolean shows(Scenario candidate) {
        if (plays >= playsMax) {
            return false;
        }
        plays++;
        return stillShows.test(candidate);
    }

    private Scenario fewerSteps(Scenario scenario) {
        Scenario best = scenario;
        int chunk = Math.max(1, best.steps().size() / 2);
        while (plays < playsMax) {
            Scenario shorter = withoutChunks(best, chunk);
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
    private Scenario withoutChunks(Scenario scenario, int chunk) {
        Scenario best = scenario;
        int end = best.steps().size();
        while (end > 0 && plays < playsMax) {
            int begin = Math.max(0, end - chunk);
            Scenario candidate = Candidates.without(best, begin, end);
            if (shows(candidate)) {
                best = candidate;
            }
            end = begin;
        }
        return best;
    }

    private Scenario fewerDevices(Scenario scenario) {
        Scenario best = scenario;
        for (int device = best.devices().size() - 1; device >= 0; device--) {
            for (Scenario candidate : Candidates.withoutDevice(best, device)) {
                best = shows(candidate) ? candidate : best;
            }
        }
        for (int device = best.devices().size() - 1; device >= 0; device--) {
            for (Scenario candidate : Candidates.withPlainDevice(best, device)) {
                best = shows(candidate) ? candidate : best;
            }
        }
        return best;
    }

    /** Goes on with a step as long as one of its simpler forms still shows it. */
    private Scenario simplerSteps(Scenario scenario) {
        Scenario best = scenario;
        for (int index = 0; index < best.steps().size(); index++) {
            Scenario simpler = best;
            while (simpler != null) {
                best = simpler;
                simpler = firstSimpler(best, index);
            }
        }
        return best;
    }

    private @Nullable Scenario firstSimpler(Scenario scenario, int index) {
        for (Scenario candidate : Candidates.simpler(scenario, index)) {
            if (shows(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
