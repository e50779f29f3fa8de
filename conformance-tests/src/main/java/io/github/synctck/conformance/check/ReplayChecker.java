package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PullStrategy;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The same pull again names at least the same ids (DERIVED-08): live records may have become deleted ones, none may
 * vanish. First pulls and tables that are replaced are left out, for they need not list deletions.
 */
final class ReplayChecker implements Checker {
    private static final RequirementId SUPERSET = RequirementId.of("DERIVED-08");

    /** A request: equal ones are the same pull again. */
    private record Asked(int user, String cursor, int schemaVersion, boolean migrates) {}

    @Override
    public List<RequirementId> requirements() {
        return List.of(SUPERSET);
    }

    @Override
    public List<Verdict> check(Judged judged) {
        Map<Asked, Operation.Pull> last = new HashMap<>();
        boolean exercised = false;
        for (Operation operation : judged.history().operations()) {
            Cursor cursor =
                    operation instanceof Operation.Pull pull ? pull.request().lastPulledAt() : null;
            if (cursor == null
                    || !(operation instanceof Operation.Pull pull)
                    || !(pull.outcome() instanceof PullResponse.Accepted)) {
                continue;
            }
            Asked asked = new Asked(
                    pull.actor().user(),
                    cursor.text(),
                    pull.request().schemaVersion(),
                    pull.request().migration() != null);
            Operation.Pull before = last.put(asked, pull);
            if (before != null && before.span().precedes(pull.span())) {
                Set<RecordKey> named = ids(before);
                exercised |= !named.isEmpty();
                named.removeAll(ids(pull));
                named.removeIf(key -> isReplaced(pull, key.table()));
                if (!named.isEmpty()) {
                    return List.of(fail(before, pull, named.iterator().next()));
                }
            }
        }
        return List.of(
                exercised
                        ? Verdict.pass(SUPERSET)
                        : Verdict.unknown(SUPERSET, "no pull that delivered something was made twice"));
    }

    private static Set<RecordKey> ids(Operation.Pull pull) {
        return RecordKey.in(pull.outcome() instanceof PullResponse.Accepted answer ? answer.changes() : Changes.NONE);
    }

    private static boolean isReplaced(Operation.Pull pull, String table) {
        return pull.outcome() instanceof PullResponse.Accepted answer
                && answer.strategy().of(table) == PullStrategy.Kind.REPLACEMENT;
    }

    private static Verdict fail(Operation.Pull first, Operation.Pull second, RecordKey key) {
        return Verdict.fail(
                SUPERSET,
                "op " + first.index() + " named " + key + "; op " + second.index()
                        + " asked with the same cursor again and does not name it",
                new Contrast("the same pull again names " + key + " too", key + " is not named"),
                List.of(first.index(), second.index()));
    }
}
