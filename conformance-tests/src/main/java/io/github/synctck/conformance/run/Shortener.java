package io.github.synctck.conformance.run;

import io.github.synctck.conformance.target.StandIns;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.shrink.Minimizer;
import io.github.synctck.sim.shrink.Weight;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
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
    private static final long NANOS_IN_PROCESS_MAX = 3_000_000_000L;

    private final Stage stage;
    private final BooleanSupplier cancelled;
    private final long started = System.nanoTime();

    /** Where scenarios are played while they are shortened. All questions are about one requirement. */
    interface Stage {
        /** Whether a play on the target breaks it. */
        boolean failsOnTarget(Scenario scenario);

        /** Whether a play against that server in this process breaks it. */
        boolean failsOn(StandIns.StandIn standIn, Scenario scenario);

        /** Whether the reference keeps it; else the scenario says nothing about anybody. */
        boolean passesOnReference(Scenario scenario);
    }

    Shortener(Stage stage, BooleanSupplier cancelled) {
        this.stage = stage;
        this.cancelled = cancelled;
    }

    /** The servers in this process that may stand in for the target; none where it is in this process itself. */
    static List<StandIns.StandIn> standIns(Profile profile, RequirementId requirement, boolean far) {
        return far ? StandIns.of(profile, requirement) : List.of();
    }

    private boolean isLate(long nanosMax) {
        return cancelled.getAsBoolean() || System.nanoTime() - started > nanosMax;
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

    /** The simplest scenario that was found to fail still. */
    Scenario shortest(Scenario scenario, Rate rate, List<StandIns.StandIn> standIns) {
        Predicate<Scenario> onTarget = candidate ->
                !isLate(NANOS_MAX) && stage.passesOnReference(candidate) && failsOnce(candidate, rate.attempts());
        Scenario best = scenario;
        for (Scenario candidate : onStandIns(scenario, standIns)) {
            if (Weight.of(candidate).compareTo(Weight.of(best)) < 0 && onTarget.test(candidate)) {
                best = candidate;
            }
        }
        return new Minimizer(onTarget, PLAYS_MAX / rate.attempts()).minimize(best);
    }

    private boolean failsOnce(Scenario scenario, int attempts) {
        for (int i = 0; i < attempts; i++) {
            if (stage.failsOnTarget(scenario)) {
                return true;
            }
        }
        return false;
    }

    private List<Scenario> onStandIns(Scenario scenario, List<StandIns.StandIn> standIns) {
        List<Scenario> found = new ArrayList<>();
        for (StandIns.StandIn standIn : standIns) {
            if (found.size() < STAND_INS_MAX && !isLate(NANOS_IN_PROCESS_MAX) && stage.failsOn(standIn, scenario)) {
                Predicate<Scenario> shows = candidate -> !isLate(NANOS_IN_PROCESS_MAX)
                        && stage.failsOn(standIn, candidate)
                        && stage.passesOnReference(candidate);
                found.add(new Minimizer(shows, PLAYS_IN_PROCESS_MAX).minimize(scenario));
            }
        }
        return found;
    }
}
