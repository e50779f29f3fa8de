package io.github.synctck.spec.requirement;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All requirements, in the order in which they are read and reported. Immutable. */
public final class Catalogue {
    private final Map<RequirementId, Requirement> byId;

    /** A catalogue; a repeated id, an unknown prerequisite or a cycle of them is a mistake of its author. */
    public Catalogue(List<Requirement> requirements) {
        LinkedHashMap<RequirementId, Requirement> found = new LinkedHashMap<>();
        for (Requirement requirement : requirements) {
            if (found.put(requirement.id(), requirement) != null) {
                throw new IllegalArgumentException("requirement listed twice: " + requirement.id());
            }
        }
        for (Requirement requirement : requirements) {
            for (RequirementId needed : requirement.requires()) {
                if (!found.containsKey(needed)) {
                    throw new IllegalArgumentException(requirement.id() + " requires unknown " + needed);
                }
            }
        }
        this.byId = Collections.unmodifiableMap(found);
        checkOrder();
    }

    /** Takes what needs nothing that is left, until nothing is left; a cycle would stay. */
    private void checkOrder() {
        Map<RequirementId, Requirement> left = new LinkedHashMap<>(byId);
        boolean progress;
        do {
            progress = left.values().removeIf(each -> each.requires().stream().noneMatch(left::containsKey));
        } while (progress);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "requirements need each other in a cycle: " + List.copyOf(left.keySet()));
        }
    }

    /** Every requirement, in catalogue order. */
    public Collection<Requirement> all() {
        return byId.values();
    }

    /** Whether the id is listed. */
    public boolean contains(RequirementId id) {
        return byId.containsKey(id);
    }

    /** The requirement of that id; throws where it is not listed. */
    public Requirement get(RequirementId id) {
        Requirement found = byId.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no requirement " + id);
        }
        return found;
    }
}
