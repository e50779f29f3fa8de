package io.github.synctck.conformance.run;

import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The requirements that a profile declares not to keep. Their cases still run, to show what is lost. */
final class Deviations {
    static final String REASON = "deviates: not promised by this profile";

    private final TreeSet<RequirementId> requirements = new TreeSet<>();

    Deviations(Profile profile) {
        List<String> ids = new ArrayList<>();
        if (profile.policies().conflict() == Conflict.LAST_WRITE_WINS) {
            ids.add("PUSH-05");
        }
        if (profile.policies().buckets() == Buckets.PLAIN_SPLIT) {
            ids.add("DERIVED-05");
        }
        ids.forEach(id -> requirements.add(RequirementId.of(id)));
    }

    boolean includes(RequirementId requirement) {
        return requirements.contains(requirement);
    }
}
