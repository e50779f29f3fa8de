package io.github.synctck.conformance.run;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one verdict of a planned case on one requirement.
 *
 * @param id the case, such as {@code push-05/stale-update-is-rejected}
 * @param requirement what the case says something about
 * @param status one of five; never {@code UNTESTED}
 * @param message one sentence; the reason where the status is unknown or skipped, empty for a pass
 * @param contrast expected and actual, for a failure
 * @param evidence indexes of operations in the case's history
 * @param evidenceLines the same operations in words
 * @param replay the command that plays the case again, for a failure
 * @param deviates whether the case is skipped because the profile declares not to keep the requirement
 * @param durationMillis wall time, setup included
 */
public record CaseResult(
        String id,
        RequirementId requirement,
        Status status,
        String message,
        Verdict.@Nullable Contrast contrast,
        List<Integer> evidence,
        List<String> evidenceLines,
        @Nullable String replay,
        boolean deviates,
        long durationMillis) {
    public CaseResult {
        evidence = List.copyOf(evidence);
        evidenceLines = List.copyOf(evidenceLines);
    }

    /** The same with something added to the sentence. */
    CaseResult noting(String note) {
        return new CaseResult(
                id,
                requirement,
                status,
                message + note,
                contrast,
                evidence,
                evidenceLines,
                replay,
                deviates,
                durationMillis);
    }
}
