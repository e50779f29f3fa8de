package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import java.util.Map;

/**
 * After faults end, every device can sync again (LIVE-02). A device that holds a zombie of a first sync that died (C8)
 * is nobody's fault where first pulls list no deletions.
 */
final class StuckChecker implements Checker {
    private static final RequirementId NOT_STUCK = RequirementId.of("LIVE-02");

    @Override
    public List<RequirementId> requirements() {
        return List.of(NOT_STUCK);
    }

    @Override
    public List<Verdict> check(Judged judged) {
        return List.of(verdict(judged));
    }

    static Verdict verdict(Judged judged) {
        Ending ending = judged.ending();
        if (!ending.isHealed()) {
            return Verdict.unknown(NOT_STUCK, "the devices never came to rest");
        }
        if (ending.cutOff()) {
            return Verdict.unknown(NOT_STUCK, "the network failed while the devices came to rest");
        }
        boolean lenient = judged.profile().policies().firstPullTombstones() == FirstPullTombstones.NONE;
        Verdict verdict = Verdict.pass(NOT_STUCK);
        for (Map.Entry<Integer, Operation> entry : ending.stuck().entrySet()) {
            Operation.Push refused = ending.lastRefused(entry.getKey());
            RecordKey zombie = lenient && refused != null ? ending.excuses().zombieIn(refused) : null;
            if (zombie == null || refused == null) {
                return stuck(ending, entry.getKey(), entry.getValue());
            }
            verdict = Verdict.unknown(NOT_STUCK, CureChecker.zombie(refused, zombie));
        }
        return verdict;
    }

    private static Verdict stuck(Ending ending, int index, Operation last) {
        String device = Scenario.deviceName(index);
        Contrast contrast = new Contrast(
                "a pull and one retry cure a refused sync", "device " + device + " can never sync again");
        return Verdict.fail(
                NOT_STUCK,
                "STUCK: after all faults ended, every sync of device " + device + " failed; the last in op "
                        + last.index(),
                contrast,
                ending.evidence(index, last));
    }
}
