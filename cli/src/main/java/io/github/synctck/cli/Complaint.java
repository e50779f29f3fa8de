package io.github.synctck.cli;

import io.github.synctck.conformance.run.ExitCode;

/** Something that a user can mend: one sentence and an exit code. */
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    Complaint(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    static Complaint usage(String sentence) {
        return new Complaint(ExitCode.USAGE, sentence);
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
