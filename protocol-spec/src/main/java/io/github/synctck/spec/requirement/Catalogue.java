package io.github.synctck.spec.requirement;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All requirements, in the order in which they are read and reported. Immutable. */
public final class Catalogue {
    private final List<Family> families;
    private final Map<RequirementId, Requirement> byId;

    /**
     * A catalogue; a repeated id, an id without a family, an unknown prerequisite or a cycle of them is a mistake of
     * its author and ends in an {@link IllegalArgumentException}.
     */
    public Catalogue(List<Family> families, List<Requirement> requirements) {
        this.families = List.copyOf(families);
        LinkedHashMap<RequirementId, Requirement> found = new LinkedHashMap<>();
        for (Requirement requirement : requirements) {
            if (found.put(requirement.id(), requirement) != null) {
                throw new IllegalArgumentException("requirement listed twice: " + requirement.id());
            }
        }
        for (Requirement requirement : requirements) {
            if (families.stream().noneMatch(family -> family.includes(requirement.id()))) {
                throw new IllegalArgumentException("no family for " + requirement.id());
            }
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

    /** The families, in catalogue order. */
    public List<Family> families() {
        return families;
    }

    /** The family of a listed requirement. */
    public Family familyOf(Requirement requirement) {
        return families.stream()
                .filter(each -> each.includes(requirement.id()))
                .findFirst()
                .orElseThrow();
    }

    /** The requirements of a family, in catalogue order. */
    public List<Requirement> of(Family family) {
        return byId.values().stream().filter(each -> family.includes(each.id())).toList();
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
