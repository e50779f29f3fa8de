package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.message.Unreadable;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every pull answer is one: readable, each id once, no bookkeeping columns, a positive integer as timestamp. */
final class ShapeChecker implements Checker {
    private static final RequirementId SHAPE = RequirementId.of("SHAPE-01");
    private static final RequirementId ONCE = RequirementId.of("PULL-02b");
    private static final RequirementId STATUS_FREE = RequirementId.of("PULL-08");
    private static final RequirementId TIMESTAMP = RequirementId.of("DERIVED-09");
    private static final double TIMESTAMP_MAX = 9_007_199_254_740_992.0;
    /** One pull is put to all of them before the next: looking at each record again later costs more. */
    private static final List<Demand> DEMANDS = List.of(
            new Demand(SHAPE, ShapeChecker::unreadable),
            new Demand(ONCE, ShapeChecker::repeated),
            new Demand(STATUS_FREE, ShapeChecker::bookkeeping),
            new Demand(TIMESTAMP, ShapeChecker::timestamp));

    private static final String IDLE = "no pull was answered";

    @Override
    public List<RequirementId> requirements() {
        return List.of(SHAPE, ONCE, STATUS_FREE, TIMESTAMP);
    }

    @Override
    public List<Verdict> check(Judged judged) {
        Map<RequirementId, Verdict> broken = new HashMap<>();
        boolean answered = false;
        for (Operation operation : judged.history().operations()) {
            if (operation instanceof Operation.Pull pull) {
                for (Demand each : DEMANDS) {
                    broken.computeIfAbsent(each.requirement(), id -> judge(id, each.rule(), pull));
                }
                answered |= pull.outcome() instanceof PullResponse.Accepted;
            }
        }
        boolean idle = !answered;
        return DEMANDS.stream()
                .map(Demand::requirement)
                .map(id -> broken.getOrDefault(id, idle ? Verdict.unknown(id, IDLE) : Verdict.pass(id)))
                .toList();
    }

    private interface Rule {
        @Nullable
        Contrast broken(PullResponse answer);
    }

    private record Demand(RequirementId requirement, Rule rule) {}

    private static @Nullable Verdict judge(RequirementId requirement, Rule rule, Operation.Pull pull) {
        Contrast contrast = rule.broken(pull.outcome());
        return contrast == null
                ? null
                : Verdict.fail(
                        requirement, "op " + pull.index() + ": " + contrast.actual(), contrast, List.of(pull.index()));
    }

    private static @Nullable Contrast unreadable(PullResponse answer) {
        return answer instanceof Unreadable u
                ? new Contrast("a pull answer of the documented shape", u.problem())
                : null;
    }

    private static @Nullable Contrast repeated(PullResponse answer) {
        if (answer instanceof PullResponse.Accepted accepted) {
            for (var entry : accepted.changes().tables().entrySet()) {
                if (entry.getValue().size() < 2) {
                    continue;
                }
                Set<String> seen = new HashSet<>();
                for (String id : ids(entry.getValue())) {
                    if (!seen.add(id)) {
                        return new Contrast(
                                "each id at most once per table",
                                entry.getKey() + "/" + id + " stands twice in one pull");
                    }
                }
            }
        }
        return null;
    }

    private static List<String> ids(TableChanges changes) {
        List<String> ids = new ArrayList<>(new TreeSet<>(changes.deleted()));
        changes.created().forEach(record -> ids.add(record.id()));
        changes.updated().forEach(record -> ids.add(record.id()));
        return ids;
    }

    private static @Nullable Contrast bookkeeping(PullResponse answer) {
        if (answer instanceof PullResponse.Accepted accepted) {
            for (var entry : accepted.changes().tables().entrySet()) {
                for (RawRecord record : entry.getValue().created()) {
                    if (isMarked(record)) {
                        return marked(entry.getKey(), record);
                    }
                }
                for (RawRecord record : entry.getValue().updated()) {
                    if (isMarked(record)) {
                        return marked(entry.getKey(), record);
                    }
                }
            }
        }
        return null;
    }

    private static boolean isMarked(RawRecord record) {
        return record.get("_status") != null || record.get("_changed") != null;
    }

    private static Contrast marked(String table, RawRecord record) {
        return new Contrast(
                "no record holds _status or _changed", table + "/" + record.id() + " holds _status or _changed");
    }

    private static @Nullable Contrast timestamp(PullResponse answer) {
        if (!(answer instanceof PullResponse.Accepted accepted)) {
            return null;
        }
        Value value = accepted.timestamp().value();
        boolean sound = value instanceof Value.Num number
                && number.value() > 0
                && number.value() == Math.rint(number.value())
                && number.value() <= TIMESTAMP_MAX;
        return sound ? null : new Contrast("a timestamp that is a positive integer up to 2^53", "timestamp " + value);
    }
}
