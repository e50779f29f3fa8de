package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.ServerAction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The client logs an error where a pull's buckets do not fit what it holds. Which codes may occur follows from the
 * declared bucket policy; a {@code created} for a record that the device pushed itself is how DERIVED-05 shows.
 */
final class ClientLogChecker implements Checker {
    private static final RequirementId BUCKETS = RequirementId.of("DERIVED-05");
    private static final String EXISTS = "create-but-exists";
    private static final String UNDELETES = "create-but-locally-deleted";
    private static final String MISSING = "update-but-missing";
    private static final String DESPITE_FLAG = "created-despite-sendCreatedAsUpdated";

    @Override
    public List<RequirementId> requirements() {
        return List.of(BUCKETS);
    }

    @Override
    public List<Verdict> check(Judged judged) {
        Set<String> wrong = wrong(judged.profile().policies().buckets());
        boolean total = judged.profile().policies().buckets() == Buckets.UPDATED_ONLY;
        Set<RecordKey> unclear = total ? new HashSet<>() : unclear(judged);
        Map<Integer, Integer> lastPull = new HashMap<>();
        Set<Integer> crashed = new HashSet<>();
        boolean exercised = false;
        for (Operation operation : judged.history().operations()) {
            if (operation instanceof Operation.Pull pull && pull.actor().role() == Operation.Role.DEVICE) {
                exercised |= pull.applied()
                        && pull.outcome() instanceof PullResponse.Accepted answer
                        && !answer.changes().isEmpty();
                lastPull.put(pull.actor().device(), pull.index());
            } else if (operation instanceof Operation.SyncEnd end) {
                String line = crashed.contains(end.device()) && !total ? null : first(end, wrong, unclear, judged);
                if (line != null) {
                    return List.of(fail(end, line, lastPull.getOrDefault(end.device(), end.index())));
                }
                if (end.error().equals("fault crash")) {
                    crashed.add(end.device());
                }
            }
        }
        return List.of(
                exercised
                        ? Verdict.pass(BUCKETS)
                        : Verdict.unknown(BUCKETS, "no device applied a pull that held anything"));
    }

    private static Set<String> wrong(Buckets buckets) {
        return switch (buckets) {
            case UPDATED_ONLY -> Set.of(EXISTS, UNDELETES, MISSING, DESPITE_FLAG);
            case SPLIT -> Set.of(EXISTS, UNDELETES);
            case PLAIN_SPLIT -> Set.of(UNDELETES, MISSING);
        };
    }

    /** Ids that were created more than once, or removed on one device only: devices differ rightly in what they hold. */
    private static Set<RecordKey> unclear(Judged judged) {
        Set<RecordKey> created = new HashSet<>();
        Set<RecordKey> unclear = new HashSet<>();
        for (Operation operation : judged.history().operations()) {
            if (operation instanceof Operation.Edit edit && edit.error().isEmpty()) {
                boolean again = edit.kind() == Operation.Edit.Kind.CREATE && !created.add(edit.key());
                if (again || edit.kind() == Operation.Edit.Kind.DESTROY) {
                    unclear.add(edit.key());
                }
            } else if (operation instanceof Operation.Intervention intervention
                    && intervention.action() instanceof ServerAction.Edit edit) {
                RecordKey key = new RecordKey(edit.table(), edit.record().id());
                if (!created.add(key)) {
                    unclear.add(key);
                }
            }
        }
        return unclear;
    }

    private static @Nullable String first(
            Operation.SyncEnd end, Set<String> wrong, Set<RecordKey> unclear, Judged judged) {
        for (String line : end.log()) {
            int space = line.indexOf(' ');
            String code = space < 0 ? line : line.substring(0, space);
            if (wrong.contains(code)
                    && !unclear.contains(key(line.substring(code.length()).trim(), judged))) {
                return line;
            }
        }
        return null;
    }

    private static @Nullable RecordKey key(String detail, Judged judged) {
        DataSchema schema = judged.history().schema();
        int hash = detail.indexOf('#');
        boolean known = hash > 0 && schema.table(detail.substring(0, hash)) != null;
        return known ? new RecordKey(detail.substring(0, hash), detail.substring(hash + 1)) : null;
    }

    private static Verdict fail(Operation.SyncEnd end, String line, int pull) {
        String device = io.github.synctck.sim.scenario.Scenario.deviceName(end.device());
        String said = line.replace('#', '/');
        return Verdict.fail(
                BUCKETS,
                "device " + device + " applied op " + pull + " and logged in op " + end.index() + ": " + said,
                new Contrast("every record is in the bucket that the client expects", said),
                List.of(pull, end.index()));
    }
}
