package io.github.synctck.conformance.check;

/** A history written by hand and what one law says about it. */
record Story(String law, Status expected, HandHistory history) {
    static Story pass(String law, HandHistory history) {
        return new Story(law, Status.PASS, history);
    }

    static Story fail(String law, HandHistory history) {
        return new Story(law, Status.FAIL, history);
    }

    static Story unknown(String law, HandHistory history) {
        return new Story(law, Status.UNKNOWN, history);
    }

    @Override
    public String toString() {
        return law + " " + expected;
    }
}
