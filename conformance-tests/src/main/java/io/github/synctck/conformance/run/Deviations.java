package io.github.synctck.conformance.run;

import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Policies.Recreation;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The requirements that a profile declares not to keep. Their cases still run, to show what is lost. */
public final class Deviations {
    /** What the reason of a skipped case begins with where a declaration gives a promise up. */
    static final String WORD = "deviates";

    /** How a run says so. */
    public static final String REASON = "deviates: not promised by this profile";

    private final TreeSet<RequirementId> requirements = new TreeSet<>();

    /** What that profile gives up. */
    public Deviations(Profile profile) {
        this(profile, true);
    }

    /** What that profile gives up, on a target that may have no users to keep apart. */
    Deviations(Profile profile, boolean isolated) {
        List<String> ids = new ArrayList<>();
        if (profile.policies().conflict() == Conflict.LAST_WRITE_WINS) {
            ids.addAll(List.of("PUSH-05", "DEL-05", "LIVE-04"));
        }
        if (profile.policies().declares(Recreation.REFUSE)) {
            ids.addAll(List.of("DEL-07", "LIVE-02"));
        }
        if (profile.policies().buckets() == Buckets.PLAIN_SPLIT) {
            ids.add("DERIVED-05");
        }
        if (!isolated) {
            ids.addAll(List.of("DERIVED-13", "ISO-01", "ISO-02", "ISO-03", "ISO-04", "ISO-05", "ISO-06"));
        }
        ids.forEach(id -> requirements.add(RequirementId.of(id)));
    }

    /** Whether the requirement is one of them. */
    public boolean includes(RequirementId requirement) {
        return requirements.contains(requirement);
    }
}
