package io.github.synctck.conformance.soak;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;

/**
 * What a soak says of one requirement.
 *
 * @param tested how often the requirement was put to the test
 * @param broken how often it was broken
 * @param sentences the first of the breaches, or why nothing can be said
 */
public record SoakVerdict(RequirementId requirement, Status status, long tested, long broken, List<String> sentences) {
    public SoakVerdict {
        sentences = List.copyOf(sentences);
    }
}
