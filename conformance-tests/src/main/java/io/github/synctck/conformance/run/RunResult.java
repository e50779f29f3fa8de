package io.github.synctck.conformance.run;

import io.github.synctck.conformance.check.Status;
import java.util.List;

/**
 * Everything that one run of the suite found out.
 *
 * @param suite name and version of the kit, such as {@code synctck 0.1.0}
 * @param target what was judged
 * @param profile the profile's name
 * @param seed the seed as the user may type it again
 * @param requirements every requirement of the catalogue, in its order
 * @param failures the failed cases, those that decide the exit code before mere warnings, each in the order in which
 *     they were found
 * @param notRun planned cases that were not run, with the reason
 * @param declaredLosses acknowledged writes lost in ways that the profile declares, in words
 * @param ending how the run ended
 * @param durationMillis wall time of the run
 * @param requests HTTP requests or in-process calls made
 */
public record RunResult(
        String suite,
        TargetInfo target,
        String profile,
        String seed,
        List<RequirementResult> requirements,
        List<CaseResult> failures,
        List<NotRun> notRun,
        List<String> declaredLosses,
        Ending ending,
        long durationMillis,
        long requests) {
    public RunResult {
        requirements = List.copyOf(requirements);
        failures = List.copyOf(failures);
        notRun = List.copyOf(notRun);
        declaredLosses = List.copyOf(declaredLosses);
    }

    /** What was judged. */
    public record TargetInfo(String url, String description) {}

    /** A case that was planned or exists, and was not run. */
    public record NotRun(String id, String reason) {}

    /** How a run ended. */
    public enum Ending {
        COMPLETED,
        /** The target stopped answering or refused the token. */
        TARGET_LOST,
        /** The time budget ran out. */
        BUDGET,
        INTERRUPTED,
        /** The kit broke. */
        BROKEN
    }

    /** Number of requirements with that status. */
    public long count(Status status) {
        return requirements.stream().filter(r -> r.status() == status).count();
    }

    /** Number of skipped requirements that the profile declares not to keep. */
    public long deviating() {
        return requirements.stream().filter(RequirementResult::deviates).count();
    }

    /** The process exit code of this result. Source: docs/results.md. */
    public int exitCode() {
        return ExitCode.of(this).code();
    }
}
