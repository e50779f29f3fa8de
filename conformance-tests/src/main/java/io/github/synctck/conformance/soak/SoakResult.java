package io.github.synctck.conformance.soak;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a soak came to.
 *
 * @param ending how it ended
 * @param trouble why it did not end well, for people; empty if it did
 * @param millis how long it took, coming to rest included
 * @param seed what the choices came from
 * @param counts what was counted
 * @param incidents what happened to the target
 * @param verdicts one per requirement that a soak judges
 * @param notes what is worth knowing besides, such as limits that were reached
 */
public record SoakResult(
        Ending ending,
        String trouble,
        long millis,
        String seed,
        Counts counts,
        List<Happened> incidents,
        List<SoakVerdict> verdicts,
        List<String> notes) {
    public SoakResult {
        incidents = List.copyOf(incidents);
        verdicts = List.copyOf(verdicts);
        notes = List.copyOf(notes);
    }

    /** How a soak ends. */
    public enum Ending {
        FINISHED,
        INTERRUPTED,
        /** The target did not come back. */
        TARGET_LOST,
        /** The kit broke, or an incident did not happen as it should. */
        BROKEN
    }

    /** Something that happened to the target; {@code trouble} is empty where it went as it should. */
    public record Happened(String what, long beginMillis, long endMillis, String trouble) {}

    /** Milliseconds until an answer, in the middle, for all but one in a hundred, and at most. */
    public record Latency(double p50, double p99, double max) {}

    /** Pulls, those from nothing among them, and the rows and deletions that they delivered. */
    public record Pulls(long all, long first, long rows, Latency millis) {}

    /** Pushes, by what became of them, and the rows and deletions in those that were accepted. */
    public record Pushes(long all, long accepted, long big, long conflicts, long rows, Latency millis) {}

    /**
     * Figures.
     *
     * @param requests HTTP requests
     * @param unanswered pulls and pushes whose answer never came, or told of a failure in between
     * @param refused pulls and pushes that were refused for another reason than a conflict
     * @param clientLosses edits that devices lost by their own algorithm, each with a cause that is recorded
     * @param failures answers from 500 on, and exchanges without an answer, by kind
     */
    public record Counts(
            long requests,
            Pulls pulls,
            Pushes pushes,
            long unanswered,
            long refused,
            long clientLosses,
            Map<String, Long> failures) {
        public Counts {
            failures = new TreeMap<>(failures);
        }
    }

    /** The exit code: interrupted, broken, failed, target lost, unknown, passed; the first that applies. */
    public ExitCode exitCode() {
        boolean failed = verdicts.stream().anyMatch(verdict -> verdict.status() == Status.FAIL);
        if (ending == Ending.INTERRUPTED) {
            return ExitCode.INTERRUPTED;
        } else if (ending == Ending.BROKEN) {
            return ExitCode.BROKEN;
        } else if (failed) {
            return ExitCode.FAILED;
        } else if (ending == Ending.TARGET_LOST) {
            return ExitCode.TARGET_UNREACHABLE;
        }
        return isCentralUnknown() ? ExitCode.UNKNOWN : ExitCode.PASS;
    }

    private boolean isCentralUnknown() {
        for (Law law : Law.values()) {
            boolean unknown = verdicts.stream()
                    .anyMatch(verdict ->
                            verdict.requirement().equals(law.requirement()) && verdict.status() == Status.UNKNOWN);
            if (law.isCentral() && unknown) {
                return true;
            }
        }
        return false;
    }
}
