package io.github.synctck.conformance.target;

/** The target or something that belongs to it does not work; one sentence that says what to mend. */
public final class TargetTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** That sentence. */
    public TargetTrouble(String sentence) {
        super(sentence);
    }
}
