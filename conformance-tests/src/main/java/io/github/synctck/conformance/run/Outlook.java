package io.github.synctck.conformance.run;

import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run of a whole suite would do with a target, found without asking the target anything.
 *
 * @param cases how many cases would be planned
 * @param requests about how many requests they would make
 * @param skips those that would end as skipped, in the order of the plan
 */
public record Outlook(int cases, int requests, List<Skip> skips) {
    public Outlook {
        skips = List.copyOf(skips);
    }

    /** A case that would be skipped. */
    public record Skip(String caseId, RequirementId requirement, String reason) {}

    /** The outlook on a run with the first seed. */
    public static Outlook of(Suite suite, Profile profile, Target target) {
        RunOptions options =
                new RunOptions(new Seed(1), "", List.of(), List.of(), Duration.ZERO, () -> false, id -> "");
        Plan plan = new Plan(suite, profile, options, target::adapted);
        Applicability applicability = new Applicability(target);
        Deviations deviations = new Deviations(profile, target.isIsolated());
        List<Skip> skips = new ArrayList<>();
        for (Case each : plan.cases()) {
            Optional<String> reason = plan.missing(each)
                    .or(() -> applicability.missing(each, plan.scenarios(each)))
                    .or(() -> deviations.includes(each.judges()) ? Optional.of(Deviations.REASON) : Optional.empty());
            reason.ifPresent(words -> skips.add(new Skip(each.id(), each.judges(), words)));
        }
        return new Outlook(plan.cases().size(), plan.requests(applicability), skips);
    }
}
