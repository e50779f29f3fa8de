package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Breach.Kind;
import io.github.synctck.sim.history.History;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;

/** The laws that hold for every history, in the order in which they are judged. */
public final class Laws {
    private static final RequirementId PUSH_05 = RequirementId.of("PUSH-05");
    private static final RequirementId PULL_04 = RequirementId.of("PULL-04");
    private static final RequirementId DEL_01 = RequirementId.of("DEL-01");
    private static final RequirementId DEL_02 = RequirementId.of("DEL-02");
    private static final RequirementId LOSS_01 = RequirementId.of("LOSS-01");

    private Laws() {}

    /** Every law. */
    public static List<Checker> all() {
        return List.of(
                new ShapeChecker(),
                new BreachChecker(
                        PUSH_05,
                        List.of(Kind.UNSEEN_OVERWRITE),
                        tally -> tally.refusedConflicts + tally.unseenOverwrites,
                        "no push met a version that its sender had not seen"),
                new BreachChecker(
                        PULL_04,
                        List.of(Kind.SKIPPED_CHANGE),
                        tally -> tally.changesDelivered,
                        "no pull had a change to deliver"),
                new BreachChecker(
                        DEL_01,
                        List.of(Kind.RESURRECTED),
                        tally -> tally.pullsAfterDelete + tally.deletesDelivered,
                        "nothing was deleted and pulled afterwards"),
                new BreachChecker(
                        DEL_02,
                        List.of(Kind.SKIPPED_DELETE),
                        tally -> tally.deletesDelivered,
                        "no pull had a deletion to deliver"),
                new BreachChecker(
                        LOSS_01,
                        List.of(Kind.WRONG_ROW, Kind.MISSING_ROW, Kind.DELETED_ALIVE),
                        tally -> tally.rowsCompared,
                        "no row was pulled after it was pushed"),
                new ConvergenceChecker());
    }

    /** What all laws say about a history, under the profile that its server declares. */
    public static List<Verdict> judge(History history, Profile profile) {
        Judged judged = Judged.of(history, profile);
        List<Verdict> verdicts = new ArrayList<>();
        for (Checker checker : all()) {
            verdicts.addAll(checker.check(judged));
        }
        return verdicts;
    }

    /** Accepted writes that a last-write-wins profile lets others overwrite unseen, in words. */
    public static List<String> declaredLosses(History history, Profile profile) {
        if (profile.policies().conflict() != Conflict.LAST_WRITE_WINS) {
            return List.of();
        }
        int lost = Judged.of(history, profile).count(tally -> tally.unseenOverwrites);
        return lost == 0
                ? List.of()
                : List.of(history.scenario().name() + ": " + lost + " accepted version(s) overwritten unseen");
    }
}
