package io.github.synctck.conformance.doctor;

import io.github.synctck.conformance.run.Outlook;
import java.util.List;
import java.util.Optional;

/**
 * What was found.
 *
 * @param checks everything that was looked at, in order
 * @param outlook what a run would play and skip
 */
public record Diagnosis(List<Check> checks, Outlook outlook) {
    public Diagnosis {
        checks = List.copyOf(checks);
    }

    /** What to mend first; empty where a run can start. */
    public Optional<String> mend() {
        return checks.stream()
                .filter(check -> check.status() == Check.Status.FAIL)
                .map(Check::message)
                .findFirst();
    }

    /** How many things somebody should know. */
    public long warnings() {
        return checks.stream()
                .filter(check -> check.status() == Check.Status.WARN)
                .count();
    }
}
