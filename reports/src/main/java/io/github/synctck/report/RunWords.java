package io.github.synctck.report;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.spec.requirement.Level;
import io.github.synctck.spec.requirement.Requirement;
import java.util.Locale;

/** A run in words, the same in every report. */
public final class RunWords {
    private RunWords() {}

    /** One word on the whole run. */
    public static String verdict(RunResult result) {
        return switch (result.exitCode()) {
            case 0 -> "PASSED";
            case 1 -> "FAILED";
            case 2 -> "UNKNOWN";
            case 69 -> "TARGET LOST";
            case 75 -> "OUT OF TIME";
            case 130 -> "INTERRUPTED";
            default -> "ERROR";
        };
    }

    /** Whether a status of that requirement is a warning, which does not change the exit code. */
    public static boolean warns(Requirement requirement, Status status) {
        return status == Status.FAIL && requirement.level() != Level.MUST;
    }

    /** The result in one sentence. */
    public static String lead(RunResult result) {
        long tested = result.requirements().size() - result.count(Status.UNTESTED);
        long broken = result.requirements().stream()
                .filter(each -> each.status() == Status.FAIL && !warns(each.requirement(), each.status()))
                .count();
        String kept = result.count(Status.PASS) + " of " + tested + " tested requirements are kept";
        return switch (result.exitCode()) {
            case 0 -> kept + "; no MUST is broken.";
            case 1 -> (broken == 1 ? "1 MUST is broken; " : broken + " MUSTs are broken; ") + kept + ".";
            case 2 -> kept + "; a MUST stayed unknown, or nothing passed.";
            case 69 -> kept + ", then the target was lost.";
            case 75 -> kept + ", then the time was up.";
            case 130 -> kept + ", then the run was interrupted.";
            default -> kept + "; SyncTCK itself broke.";
        };
    }

    /** How many different cases ended with a verdict. */
    public static long cases(RunResult result) {
        return result.requirements().stream()
                .map(RequirementResult::cases)
                .flatMap(cases -> cases.stream().map(CaseResult::id))
                .distinct()
                .count();
    }

    /** Cases, requests and time. */
    public static String work(RunResult result) {
        return cases(result) + " cases, " + result.requests() + " requests in "
                + String.format(Locale.ROOT, "%.1f s", result.durationMillis() / 1000.0);
    }
}
