package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Breach.Kind;
import io.github.synctck.sim.history.History;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** The laws that hold for every history, in the order in which they are judged. */
public final class Laws {
    private Laws() {}

    /** Every law. */
    public static List<Checker> all() {
        List<Checker> all = new ArrayList<>();
        all.add(new ShapeChecker());
        all.addAll(writes());
        all.addAll(deletions());
        all.addAll(origins());
        all.add(new TimestampChecker());
        all.add(new ReplayChecker());
        all.add(new ClientLogChecker());
        all.add(new CureChecker());
        all.add(new GhostChecker());
        all.add(new StuckChecker());
        all.add(new ConvergenceChecker());
        return List.copyOf(all);
    }

    private static Checker breaches(String id, List<Kind> kinds, ToIntFunction<Tally> exercised, String idle) {
        return new BreachChecker(RequirementId.of(id), kinds, exercised, idle);
    }

    private static List<Checker> writes() {
        return List.of(
                breaches(
                        "PUSH-05",
                        List.of(Kind.UNSEEN_OVERWRITE),
                        tally -> tally.refusedConflicts + tally.unseenOverwrites,
                        "no push met a version that its sender had not seen"),
                breaches(
                        "PULL-04",
                        List.of(Kind.SKIPPED_CHANGE),
                        tally -> tally.changesDelivered,
                        "no pull had a change to deliver"),
                breaches(
                        "LOSS-01",
                        List.of(Kind.WRONG_ROW, Kind.MISSING_ROW),
                        tally -> tally.rowsCompared,
                        "no row was pulled after it was pushed"),
                breaches(
                        "TXN-01",
                        List.of(Kind.TORN),
                        tally -> tally.pushesSeenWhole,
                        "no pull showed two records of one push"));
    }

    private static List<Checker> deletions() {
        return List.of(
                breaches(
                        "DEL-01",
                        List.of(Kind.RESURRECTED),
                        tally -> tally.pullsAfterDelete + tally.deletesDelivered,
                        "nothing was deleted and pulled afterwards"),
                breaches(
                        "DEL-02",
                        List.of(Kind.SKIPPED_DELETE),
                        tally -> tally.deletesDelivered,
                        "no pull had a deletion to deliver"),
                breaches(
                        "DEL-10",
                        List.of(Kind.DELETED_ALIVE),
                        tally -> tally.deletesDelivered,
                        "no pull listed a deletion"));
    }

    /** Where what is shown comes from. */
    private static List<Checker> origins() {
        return List.of(
                breaches(
                        "LOSS-02",
                        List.of(Kind.UNKNOWN_VALUE),
                        tally -> tally.rowsCompared,
                        "no row was pulled after it was pushed"),
                breaches(
                        "PUSH-07",
                        List.of(Kind.LEAKED),
                        tally -> tally.pullsAfterRefusal,
                        "nobody pulled after a push was refused"),
                breaches(
                        "DERIVED-13",
                        List.of(Kind.FOREIGN),
                        tally -> tally.pullsBesideOthers,
                        "nobody pulled after another user had written"),
                breaches(
                        "CUR-02",
                        List.of(Kind.SILENCED),
                        tally -> tally.badCursors,
                        "nobody asked with a cursor that no pull can have returned while there were records"));
    }

    /** What all laws say about a history, under the profile that its server declares. */
    public static List<Verdict> judge(History history, Profile profile) {
        return judge(Judged.of(history, profile));
    }

    /** Past a limit nothing counts as kept; what was found broken stays so. */
    static List<Verdict> judge(Judged judged) {
        List<Verdict> verdicts = new ArrayList<>();
        String limit = judged.limit();
        for (Checker checker : all()) {
            for (Verdict verdict : checker.check(judged)) {
                boolean open = limit != null && verdict.status() != Status.FAIL;
                verdicts.add(open && limit != null ? Verdict.unknown(verdict.requirement(), limit) : verdict);
            }
        }
        return verdicts;
    }

    /** What all laws say, and last an error of our own where a simulated device lost an edit and named no cause. */
    public static List<Verdict> judgeWithDevices(History history, Profile profile) {
        Judged judged = Judged.of(history, profile);
        List<Verdict> verdicts = new ArrayList<>(judge(judged));
        Verdict audit = EditAudit.check(judged);
        if (audit.status() == Status.ERROR) {
            verdicts.add(audit);
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

    /** The edits that the client itself lost, each with its cause (C1 to C13), in words. Not the server's fault. */
    public static List<String> lostEdits(History history, Profile profile) {
        return EditAudit.lost(Judged.of(history, profile));
    }
}
