package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * After faults end, all devices show what a first pull shows (LIVE-01). The three ends are CONVERGED, DIVERGED and
 * STUCK, which is {@link StuckChecker}'s.
 */
final class ConvergenceChecker implements Checker {
    private static final RequirementId CONVERGED = RequirementId.of("LIVE-01");

    private static final String CUT_OFF = "the network failed while the devices came to rest";

    @Override
    public List<RequirementId> requirements() {
        return List.of(CONVERGED);
    }

    @Override
    public List<Verdict> check(Judged judged) {
        Ending ending = judged.ending();
        if (!ending.isHealed()) {
            return List.of(Verdict.unknown(CONVERGED, "the devices never came to rest"));
        }
        Verdict stuck = StuckChecker.verdict(judged);
        if (stuck.status() != Status.PASS) {
            String reason = stuck.status() == Status.FAIL ? "blocked by LIVE-02" : stuck.message();
            return List.of(Verdict.unknown(CONVERGED, reason));
        }
        Verdict converged = converged(judged, ending);
        boolean blamed = converged.status() == Status.FAIL && ending.cutOff();
        return List.of(blamed ? Verdict.unknown(CONVERGED, CUT_OFF) : converged);
    }

    private static boolean isLenient(Judged judged) {
        return judged.profile().policies().firstPullTombstones() == FirstPullTombstones.NONE;
    }

    private static Verdict converged(Judged judged, Ending ending) {
        if (!ending.isQuiet()) {
            Contrast contrast =
                    new Contrast("two rounds of syncs settle everything", "the third round still moved something");
            return Verdict.fail(
                    CONVERGED, "DIVERGED: the devices do not come to rest", contrast, List.of(ending.lastMark()));
        }
        boolean compared = false;
        for (Operation.DeviceState state : ending.states()) {
            int user = judged.history().scenario().devices().get(state.device());
            Operation.Pull fresh = ending.fresh(user);
            if (fresh == null || !(fresh.outcome() instanceof PullResponse.Accepted answer)) {
                continue;
            }
            compared = true;
            Verdict difference = difference(judged, state, fresh.index(), answer);
            if (difference != null) {
                return difference;
            }
        }
        return compared ? Verdict.pass(CONVERGED) : Verdict.unknown(CONVERGED, "no first pull to compare with");
    }

    private static @Nullable Verdict difference(
            Judged judged, Operation.DeviceState state, int fresh, PullResponse.Accepted answer) {
        for (Table table : judged.history().schema().tables().values()) {
            if (!state.rows().containsKey(table.name())) {
                continue; // The app on this device is too old to know the table.
            }
            Map<String, RawRecord> served = byId(answer, table);
            Map<String, RawRecord> held = visible(state, table);
            TreeSet<String> ids = new TreeSet<>(served.keySet());
            ids.addAll(held.keySet());
            for (String id : ids) {
                RecordKey key = new RecordKey(table.name(), id);
                String problem = compare(judged, table, held.get(id), served.get(id));
                if (problem != null && !isExcused(judged, state.device(), key)) {
                    String device = Scenario.deviceName(state.device());
                    return Verdict.fail(
                            CONVERGED,
                            "DIVERGED: at rest, " + key + " " + problem + " on device " + device + " (op "
                                    + state.index() + ") against the first pull of op " + fresh,
                            new Contrast("every device shows what a first pull shows", key + " " + problem),
                            List.of(fresh, state.index()));
                }
            }
        }
        return null;
    }

    /** Records that the device destroyed, and zombies where first pulls list no deletions, may differ. */
    private static boolean isExcused(Judged judged, int device, RecordKey key) {
        String cause = judged.ending().excuses().cause(device, key);
        return cause != null && (isLenient(judged) || !cause.equals("C8"));
    }

    private static Map<String, RawRecord> byId(PullResponse.Accepted answer, Table table) {
        Map<String, RawRecord> rows = new TreeMap<>();
        answer.changes().table(table.name()).created().forEach(r -> rows.put(r.id(), r));
        answer.changes().table(table.name()).updated().forEach(r -> rows.put(r.id(), r));
        return rows;
    }

    private static Map<String, RawRecord> visible(Operation.DeviceState state, Table table) {
        Map<String, RawRecord> rows = new TreeMap<>();
        for (RawRecord row : state.rows().getOrDefault(table.name(), List.of())) {
            if (!Value.of("deleted").equals(row.get("_status"))) {
                rows.put(row.id(), row);
            }
        }
        return rows;
    }

    private static @Nullable String compare(
            Judged judged, Table table, @Nullable RawRecord held, @Nullable RawRecord served) {
        if (held == null || served == null) {
            return held == null ? "is missing" : "is a ghost";
        }
        if (!Value.of("synced").equals(held.get("_status"))) {
            return "is still unsent";
        }
        for (Column column : table.columns().values()) {
            Value there = served.get(column.name());
            Value here = held.get(column.name());
            boolean owner = column.name().equals(judged.history().schema().ownerColumn());
            if (there != null && here != null && !owner && !here.equals(column.sanitize(there))) {
                return "has " + column.name() + " = " + here + " instead of " + there;
            }
        }
        return null;
    }
}
