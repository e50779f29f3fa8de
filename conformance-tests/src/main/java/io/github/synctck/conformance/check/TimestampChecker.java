package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;

/**
 * Along a chain of pulls timestamps never decrease (CUR-01). A first pull begins a chain of its own, so whatever a
 * client does after an expired cursor is free to begin lower.
 */
final class TimestampChecker implements Checker {
    private static final RequirementId NEVER_BACK = RequirementId.of("CUR-01");

    @Override
    public List<RequirementId> requirements() {
        return List.of(NEVER_BACK);
    }

    @Override
    public List<Verdict> check(Judged judged) {
        boolean exercised = false;
        for (Operation operation : judged.history().operations()) {
            boolean chained = operation instanceof Operation.Pull pull
                    && pull.from() >= 0
                    && pull.outcome() instanceof PullResponse.Accepted;
            if (!chained || !(operation instanceof Operation.Pull pull)) {
                continue;
            }
            double before = timestamp(judged.history().get(pull.from()));
            double now = timestamp(pull);
            if (now < before) {
                Contrast contrast = new Contrast(
                        "a timestamp of at least " + text(judged.history().get(pull.from())),
                        "timestamp " + text(pull));
                String sentence = "op " + pull.from() + " returned the timestamp "
                        + text(judged.history().get(pull.from())) + "; op " + pull.index()
                        + ", asked with it, returned " + text(pull);
                return List.of(Verdict.fail(NEVER_BACK, sentence, contrast, List.of(pull.from(), pull.index())));
            }
            exercised |= !Double.isNaN(before) && !Double.isNaN(now);
        }
        return List.of(
                exercised ? Verdict.pass(NEVER_BACK) : Verdict.unknown(NEVER_BACK, "no pull went on from another one"));
    }

    private static double timestamp(Operation operation) {
        boolean accepted = operation instanceof Operation.Pull pull && pull.outcome() instanceof PullResponse.Accepted;
        return accepted
                        && operation instanceof Operation.Pull pull
                        && pull.outcome() instanceof PullResponse.Accepted answer
                ? answer.timestamp().number()
                : Double.NaN;
    }

    private static String text(Operation operation) {
        return operation instanceof Operation.Pull pull && pull.outcome() instanceof PullResponse.Accepted answer
                ? answer.timestamp().text()
                : "none";
    }
}
