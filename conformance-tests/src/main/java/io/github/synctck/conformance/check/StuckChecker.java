package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.profile.Policies.StaleCursor;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.ServerAction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * After faults end, every device can sync again (LIVE-02). A device whose cursor has rightly expired and whose app does
 * not know of that is stuck as declared; one that holds a zombie of a first sync that died (C8) is nobody's fault where
 * first pulls list no deletions.
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
            String expired = expired(judged, entry.getKey());
            if (expired != null) {
                verdict = Verdict.unknown(NOT_STUCK, expired);
                continue;
            }
            Operation.Push refused = ending.lastRefused(entry.getKey());
            RecordKey zombie = lenient && refused != null ? ending.excuses().zombieIn(refused) : null;
            if (zombie == null || refused == null) {
                return stuck(ending, entry.getKey(), entry.getValue());
            }
            verdict = Verdict.unknown(NOT_STUCK, CureChecker.zombie(refused, zombie));
        }
        return verdict;
    }

    /**
     * Where a profile declares that stale cursors are refused, an app that does not know the answer has itself to
     * blame, provided that something happened behind the endpoints by which a cursor can expire: otherwise null.
     */
    private static @Nullable String expired(Judged judged, int device) {
        Fleet.Setup setup = judged.history().scenario().fleet().get(device);
        Operation.Pull last = judged.ending().lastPull(device);
        boolean declared = setup.on410() == Fleet.On410.STUCK
                && judged.profile().policies().declares(StaleCursor.REFUSE);
        boolean refused = last != null && last.outcome() instanceof Refused answer && answer.isCursorExpired();
        if (!declared || !refused || last == null) {
            return null;
        }
        int given = last.from();
        for (Operation operation : judged.history().operations()) {
            boolean expires = operation instanceof Operation.Intervention done
                    && mayExpire(done, setup.user())
                    && done.index() > given
                    && done.index() < last.index();
            if (expires) {
                return "expired cursor: device " + Scenario.deviceName(device) + " has had the cursor of op " + given
                        + " since before op " + operation.index() + " expired it, op " + last.index()
                        + " was refused with 410 as the profile declares, and the app does not know what to do then"
                        + " (on410: stuck)";
            }
        }
        return null;
    }

    /** A purge concerns one user; when the clock jumps, jobs that purge may run for everybody. */
    private static boolean mayExpire(Operation.Intervention done, int user) {
        boolean purge = done.action() instanceof ServerAction.Purge && done.user() == user;
        return purge || done.action() instanceof ServerAction.Advance;
    }

    private static Verdict stuck(Ending ending, int index, Operation last) {
        String device = Scenario.deviceName(index);
        Contrast contrast =
                new Contrast("a pull and one retry cure a refused sync", "device " + device + " can never sync again");
        return Verdict.fail(
                NOT_STUCK,
                "STUCK: after all faults ended, every sync of device " + device + " failed; the last in op "
                        + last.index(),
                contrast,
                ending.evidence(index, last));
    }
}
