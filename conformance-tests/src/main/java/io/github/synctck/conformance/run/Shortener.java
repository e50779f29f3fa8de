package io.github.synctck.conformance.run;

import io.github.synctck.conformance.target.StandIns;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.shrink.Minimizer;
import io.github.synctck.sim.shrink.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Makes a scenario that failed on a target simpler. A failure that does not show each time is looked for more than
 * once. Far targets are spared: first the scenario is shortened against servers in this process that fail in the same
 * way, and the target only confirms; what it does not confirm is shortened on the target itself.
 */
final class Shortener {
    private static final int PLAYS_COUNTED = 10;
    private static final int PLAYS_MAX = 400;
    private static final int PLAYS_IN_PROCESS_MAX = 1_500;
    private static final int STAND_INS_MAX = 3;
    private static final long NANOS_MAX = 8_000_000_000L;
    private static final long NANOS_IN_PROCESS_MAX = 4_000_000_000L;

    private final Stage stage;
    private final BooleanSupplier cancelled;

    /** Where scenarios are played while they are shortened. All questions are about one requirement. */
    interface Stage {
        /** Whether a play on the target breaks it. */
        boolean failsOnTarget(Scenario scenario);

        /** The sentence on how a play against that server in this process breaks it; empty where it does not. */
        Optional<String> failureOn(StandIns.StandIn standIn, Scenario scenario);

        /** Whether the reference keeps it; else the scenario says nothing about anybody. */
        boolean passesOnReference(Scenario scenario);
    }

    Shortener(Stage stage, BooleanSupplier cancelled) {
        this.stage = stage;
        this.cancelled = cancelled;
    }

    private boolean isLate(long begun, long nanosMax) {
        return cancelled.getAsBoolean() || System.nanoTime() - begun > nanosMax;
    }

    /** How often the scenario, which failed once, fails; a second failure in a row is taken for a steady one. */
    Rate rate(Scenario scenario) {
        return stage.failsOnTarget(scenario) ? Rate.STEADY : counted(scenario, new Rate(1, 2));
    }

    /** How often a scenario fails that does not fail each time; what is known of it counts. */
    Rate counted(Scenario scenario, Rate known) {
        Rate rate = known;
        while (rate.plays() < PLAYS_COUNTED && !cancelled.getAsBoolean()) {
            rate = rate.and(stage.failsOnTarget(scenario));
        }
        return rate;
    }

    /**
     * The simplest scenario that was found to fail still.
     *
     * @param sentence on how the scenario failed on the target
     */
    Scenario shortest(Scenario scenario, String sentence, Rate rate, List<StandIns.StandIn> standIns) {
        Predicate<Scenario> shows =
                candidate -> stage.passesOnReference(candidate) && failsOnce(candidate, rate.attempts());
        Scenario best = scenario;
        long begun = System.nanoTime();
        for (StandIns.StandIn standIn : alike(scenario, sentence, standIns, begun)) {
            Scenario candidate = onStandIn(standIn, best, begun);
            if (Weight.of(candidate).compareTo(Weight.of(best)) < 0 && shows.test(candidate)) {
                best = candidate;
                break;
            }
        }
        long arrived = System.nanoTime();
        best = new Minimizer(
                        candidate -> !isLate(arrived, NANOS_MAX) && shows.test(candidate), PLAYS_MAX / rate.attempts())
                .minimize(best);
        return isLate(arrived, NANOS_MAX) ? new Minimizer(shows, 1).inPlainWords(best) : best;
    }

    private boolean failsOnce(Scenario scenario, int attempts) {
        for (int i = 0; i < attempts && !cancelled.getAsBoolean(); i++) {
            if (stage.failsOnTarget(scenario)) {
                return true;
            }
        }
        return false;
    }

    /** Those on which the scenario fails too, first those on which it fails in the same words. */
    private List<StandIns.StandIn> alike(
            Scenario scenario, String sentence, List<StandIns.StandIn> standIns, long begun) {
        List<StandIns.StandIn> alike = new ArrayList<>();
        List<StandIns.StandIn> others = new ArrayList<>();
        for (StandIns.StandIn standIn : standIns) {
            if (!isLate(begun, NANOS_IN_PROCESS_MAX / 2) && alike.size() < STAND_INS_MAX) {
                stage.failureOn(standIn, scenario)
                        .ifPresent(found -> (found.equals(sentence) ? alike : others).add(standIn));
            }
        }
        alike.addAll(others);
        return alike.subList(0, Math.min(STAND_INS_MAX, alike.size()));
    }

    private Scenario onStandIn(StandIns.StandIn standIn, Scenario scenario, long begun) {
        Predicate<Scenario> shows = candidate -> !isLate(begun, NANOS_IN_PROCESS_MAX)
                && stage.failureOn(standIn, candidate).isPresent()
                && stage.passesOnReference(candidate);
        return new Minimizer(shows, PLAYS_IN_PROCESS_MAX).minimize(scenario);
    }
}
