package io.github.synctck.conformance.run;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.spec.requirement.Level;

/** The exit codes of the tool and their precedence. Documented in README.md. */
public enum ExitCode {
    PASS(0),
    /** A MUST is broken. */
    FAILED(1),
    /** A MUST with a case stayed unknown, or nothing passed. */
    UNKNOWN(2),
    USAGE(64),
    TARGET_UNREACHABLE(69),
    /** The kit broke. */
    BROKEN(70),
    BUDGET(75),
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process returns. */
    public int code() {
        return code;
    }

    /** Precedence: interrupted, broken, failed, unreachable, budget, unknown, pass. */
    static ExitCode of(RunResult result) {
        if (result.ending() == RunResult.Ending.INTERRUPTED) {
            return INTERRUPTED;
        }
        if (result.ending() == RunResult.Ending.BROKEN || result.count(Status.ERROR) > 0) {
            return BROKEN;
        }
        if (anyMust(result, Status.FAIL)) {
            return FAILED;
        }
        if (result.ending() == RunResult.Ending.TARGET_LOST) {
            return TARGET_UNREACHABLE;
        }
        if (result.ending() == RunResult.Ending.BUDGET) {
            return BUDGET;
        }
        if (anyMust(result, Status.UNKNOWN) || result.count(Status.PASS) == 0) {
            return UNKNOWN;
        }
        return PASS;
    }

    private static boolean anyMust(RunResult result, Status status) {
        return result.requirements().stream()
                .anyMatch(r -> r.requirement().level() == Level.MUST && r.status() == status);
    }
}
