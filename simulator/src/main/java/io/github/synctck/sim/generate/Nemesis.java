package io.github.synctck.sim.generate;

import io.github.synctck.sim.random.Prng;
import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Leg;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the fate of each leg. */
final class Nemesis {
    private static final List<Fate> FAULTS = List.of(
            Fate.DROP_REQUEST, Fate.DROP_RESPONSE, Fate.DROP_RESPONSE, Fate.DUPLICATE_REQUEST, Fate.SERVER_ERROR);
    private static final List<Fate> PLOT_FAULTS =
            List.of(Fate.DROP_REQUEST, Fate.DROP_RESPONSE, Fate.DUPLICATE_REQUEST, Fate.SERVER_ERROR);
    private static final List<CrashPoint> CRASHES =
            List.of(CrashPoint.AFTER_APPLY, CrashPoint.BEFORE_PUSH, CrashPoint.AFTER_PUSH);

    private final Prng prng;
    private final Swarm.Percents percents;

    Nemesis(Prng prng, Swarm swarm) {
        this.prng = prng;
        this.percents = swarm.percents();
    }

    /** A leg; a slow one spans the next few steps. */
    Leg leg(long stepMillis) {
        return new Leg(latency(stepMillis), fate());
    }

    /** The leg of a push; its answer may be slow too. */
    Leg pushLeg(long stepMillis) {
        Leg leg = leg(stepMillis);
        long answerMillis = prng.chance(percents.overlaps() / 4) ? stepMillis + stepMillis / 2 : 0;
        return new Leg(leg.latencyMillis(), leg.fate(), answerMillis);
    }

    private long latency(long stepMillis) {
        return prng.chance(percents.overlaps()) ? stepMillis * prng.between(1, 3) + stepMillis / 2 : 0;
    }

    Fate fate() {
        return prng.chance(percents.faults()) ? prng.pick(FAULTS) : Fate.DELIVER;
    }

    /** The fate of the exchange on which a plot turns: faults are twice as likely, each alike. */
    Fate fateOfPlot() {
        return prng.chance(2 * percents.faults()) ? prng.pick(PLOT_FAULTS) : Fate.DELIVER;
    }

    @Nullable
    CrashPoint crash() {
        return prng.chance(percents.crashes()) ? prng.pick(CRASHES) : null;
    }

    /** The crash of a sync on which a plot turns: twice as likely. */
    @Nullable
    CrashPoint crashOfPlot() {
        return prng.chance(2 * percents.crashes()) ? prng.pick(CRASHES) : null;
    }

    /** A crash that only a push can meet. */
    @Nullable
    CrashPoint crashOfPush() {
        return prng.chance(percents.crashes()) ? CrashPoint.AFTER_PUSH : null;
    }
}
