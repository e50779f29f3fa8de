package io.github.synctck.conformance.run;

/**
 * How often a failure shows.
 *
 * @param failed number of plays that showed it
 * @param plays number of plays, at least 1
 */
record Rate(int failed, int plays) {
    private static final double MISSED_MAX = 0.05;
    private static final int ATTEMPTS_MAX = 6;

    /** One that showed whenever anybody looked. */
    static final Rate STEADY = new Rate(1, 1);

    Rate {
        if (failed < 0 || plays < 1 || failed > plays) {
            throw new IllegalArgumentException(failed + " of " + plays);
        }
    }

    /** After one more play. */
    Rate and(boolean showed) {
        return new Rate(failed + (showed ? 1 : 0), plays + 1);
    }

    boolean isSteady() {
        return failed == plays;
    }

    /** How many plays it takes to see it at least once with some certainty. */
    int attempts() {
        if (isSteady()) {
            return 1;
        }
        double missed = 1.0 - (double) Math.max(1, failed) / plays;
        return Math.min(ATTEMPTS_MAX, (int) Math.ceil(Math.log(MISSED_MAX) / Math.log(missed)));
    }

    /** What to add to the sentence on the failure; nothing where it is steady. */
    String words() {
        return isSteady() ? "" : " (fails " + failed + " of " + plays + ")";
    }
}
