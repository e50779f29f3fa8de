package io.github.synctck.conformance.run;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has been learned so far, so that one defect does not appear as ten. */
final class Prerequisites {
    private final Catalogue catalogue;
    private final Map<RequirementId, Status> learned = new TreeMap<>();

    Prerequisites(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void learn(CaseResult result) {
        if (!result.deviates()) {
            learned.merge(result.requirement(), result.status(), Status::merge);
        }
    }

    /** The failed requirement without which this one cannot be judged. */
    Optional<RequirementId> blocking(RequirementId requirement) {
        return blocking(requirement, new TreeSet<>());
    }

    private Optional<RequirementId> blocking(RequirementId requirement, Set<RequirementId> visited) {
        for (RequirementId needed : catalogue.get(requirement).requires()) {
            if (!visited.add(needed)) {
                continue;
            }
            if (learned.get(needed) == Status.FAIL) {
                return Optional.of(needed);
            }
            Optional<RequirementId> deeper = blocking(needed, visited);
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }
}
