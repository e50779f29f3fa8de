package io.github.synctck.conformance.run;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.spec.requirement.Requirement;
import java.util.List;

/**
 * What one run says about one requirement.
 *
 * @param requirement the rule
 * @param status the strongest of its cases; {@code UNTESTED} where it has none
 * @param reason why it is unknown, skipped or untested; empty otherwise
 * @param deviates whether it is skipped because the profile declares not to keep it
 * @param cases its cases, in the order in which they ran
 */
public record RequirementResult(
        Requirement requirement, Status status, String reason, boolean deviates, List<CaseResult> cases) {
    public RequirementResult {
        cases = List.copyOf(cases);
    }
}
