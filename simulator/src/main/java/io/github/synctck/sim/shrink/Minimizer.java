package io.github.synctck.sim.shrink;

import io.github.synctck.sim.scenario.Scenario;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes a scenario simpler as long as it still shows what it is to show: fewer steps, first many at once, fewer
 * devices and users, simpler steps, plain words. Deterministic; asks at most as often as it may, and never twice about
 * one scenario.
 */
public final class Minimizer {
    private static final int STEPS_PAIRED_MAX = 10;
    private static final int WORDS_PERCENT = 5;

    private final Predicate<Scenario> stillShows;
    private final int playsMax;
    private final Set<Scenario> asked = new LinkedHashSet<>();
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
            best = plainDevices(simplerSteps(fewerDevices(fewerSteps(best))));
            best = firstOf(best, Candidates.fewerUsers(best));
            if (best.steps().size() <= STEPS_PAIRED_MAX) {
                best = firstOf(best, Candidates.withoutPairs(best).toList());
            }
            best = plainWords(best);
        } while (!best.equals(before) && plays < playsMax);
        return best;
    }

    /** The same scenario in words as plain as they may be, and at plain times; nothing is left out. */
    public Scenario inPlainWords(Scenario scenario) {
        return plainWords(scenario);
    }

    /** Asks about a lighter scenario; a few plays are kept for the words, which cost little and help most. */
    private boolean shows(Scenario best, Scenario candidate, int playsKept) {
        if (plays >= playsMax - playsKept
                || Weight.of(candidate).compareTo(Weight.of(best)) >= 0
                || !asked.add(candidate)) {
            return false;
        }
        plays++;
        return stillShows.test(candidate);
    }

    private boolean shows(Scenario best, Scenario candidate) {
        return shows(best, candidate, playsKept());
    }

    private int playsKept() {
        return playsMax * WORDS_PERCENT / 100;
    }

    private boolean isSpent() {
        return plays >= playsMax - playsKept();
    }

    private Scenario fewerSteps(Scenario scenario) {
        Scenario best = scenario;
        int chunk = Math.max(1, best.steps().size() / 2);
        while (!isSpent()) {
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
        while (end > 0 && !isSpent()) {
            int begin = Math.max(0, end - chunk);
            Scenario candidate = Candidates.without(best, begin, end);
            if (shows(best, candidate)) {
                best = candidate;
            }
            end = begin;
        }
        return best;
    }

    private Scenario fewerDevices(Scenario scenario) {
        Scenario best = scenario;
        for (int device = best.devices().size() - 1; device >= 0; device--) {
            best = firstOf(best, Candidates.withoutDevice(best, device));
        }
        return best;
    }

    private Scenario plainDevices(Scenario scenario) {
        Scenario best = scenario;
        for (int device = best.devices().size() - 1; device >= 0; device--) {
            best = firstOf(best, Candidates.withPlainDevice(best, device));
        }
        return best;
    }

    private Scenario firstOf(Scenario best, List<Scenario> candidates) {
        for (Scenario candidate : candidates) {
            if (shows(best, candidate)) {
                return candidate;
            }
        }
        return best;
    }

    /** Goes on with a step as long as one of its simpler forms still shows it. */
    private Scenario simplerSteps(Scenario scenario) {
        Scenario best = scenario;
        for (int index = 0; index < best.steps().size(); index++) {
            Scenario simpler = best;
            Scenario before;
            do {
                before = simpler;
                simpler = firstOf(before, Candidates.simpler(before, index));
            } while (!simpler.equals(before));
            best = simpler;
        }
        return best;
    }

    private Scenario plainWords(Scenario scenario) {
        Scenario best = scenario;
        Scenario plainer = best;
        while (plainer != null) {
            best = plainer;
            plainer = firstPlainer(best);
        }
        return best;
    }

    private @Nullable Scenario firstPlainer(Scenario best) {
        for (Scenario candidate : Candidates.plainer(best)) {
            if (shows(best, candidate, 0)) {
                return candidate;
            }
        }
        return null;
    }
}
