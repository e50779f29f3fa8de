package io.github.synctck.conformance.check;

import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A law that is broken exactly by breaches of certain kinds.
 *
 * @param requirement the law
 * @param kinds the breaches that break it
 * @param exercised how often a history put it to the test
 * @param idle why it is unknown where that is zero
 */
record BreachChecker(RequirementId requirement, List<Breach.Kind> kinds, ToIntFunction<Tally> exercised, String idle)
        implements Checker {

    @Override
    public List<RequirementId> requirements() {
        return List.of(requirement);
    }

    @Override
    public List<Verdict> check(Judged judged) {
        List<Breach> breaches = judged.breaches(kinds);
        if (!breaches.isEmpty()) {
            Breach first = breaches.get(0);
            return List.of(Verdict.fail(requirement, first.sentence(), first.contrast(), first.evidence()));
        }
        if (judged.count(exercised) == 0) {
            return List.of(Verdict.unknown(requirement, idle));
        }
        return List.of(Verdict.pass(requirement));
    }
}
