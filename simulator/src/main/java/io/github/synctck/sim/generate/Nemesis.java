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
    private static final List<CrashPoint> CRASHES =
            List.of(CrashPoint.AFTER_APPLY, CrashPoint.BEFORE_PUSH, CrashPoint.AFTER_PUSH);

    private final Prng prng;
    private final Swarm swarm;

    Nemesis(Prng prng, Swarm swarm) {
        this.prng = prng;
        this.swarm = swarm;
    }

    /** A leg; a slow one spans the next few steps. */
    Leg leg(long stepMillis) {
        long latency = prng.chance(swarm.overlapPercent()) ? stepMillis * prng.between(1, 3) + stepMillis / 2 : 0;
        Fate fate = prng.chance(swarm.faultPercent()) ? prng.pick(FAULTS) : Fate.DELIVER;
        return new Leg(latency, fate);
    }

    @Nullable
    CrashPoint crash() {
        return prng.chance(swarm.crashPercent()) ? prng.pick(CRASHES) : null;
    }
}
