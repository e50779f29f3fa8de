package io.github.synctck.conformance.check;

import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;

/** One law: reads a judged history and says what it shows about the law's requirements. Pure. */
public interface Checker {
    /** What this law can speak about. */
    List<RequirementId> requirements();

    /** One verdict for each of {@link #requirements()}, in that order; unknown where the law was never put to the test. */
    List<Verdict> check(Judged judged);
}
