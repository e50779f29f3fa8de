package io.github.synctck.conformance.check;

import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a judge says about one requirement after reading one history.
 *
 * @param requirement what is judged
 * @param status what is known
 * @param message one sentence; for a failure it names the opposing facts and their operation numbers
 * @param contrast what should have been and what was, for a failure
 * @param evidence indexes of the operations that show it
 */
public record Verdict(
        RequirementId requirement,
        Status status,
        String message,
        @Nullable Contrast contrast,
        List<Integer> evidence) {

    /** What the requirement demands here, and what the server did. */
    public record Contrast(String expected, String actual) {}

    public Verdict {
        evidence = List.copyOf(evidence);
    }

    /** The requirement was exercised and kept. */
    public static Verdict pass(RequirementId requirement) {
        return new Verdict(requirement, Status.PASS, "", null, List.of());
    }

    /** The situation never arose, or its reading is ambiguous. */
    public static Verdict unknown(RequirementId requirement, String reason) {
        return new Verdict(requirement, Status.UNKNOWN, reason, null, List.of());
    }

    /** The requirement was broken. */
    public static Verdict fail(RequirementId requirement, String message, Contrast contrast, List<Integer> evidence) {
        return new Verdict(requirement, Status.FAIL, message, contrast, evidence);
    }
}
