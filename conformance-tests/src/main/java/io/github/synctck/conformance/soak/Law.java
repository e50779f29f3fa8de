package io.github.synctck.conformance.soak;

import io.github.synctck.spec.requirement.RequirementId;

/** What a soak judges. */
enum Law {
    /** At rest every device equals a first pull. */
    REST("LIVE-01"),
    /** At rest every device can sync. */
    SYNCS("LIVE-02"),
    /** Every pull shows what the last acknowledged push wrote. */
    LAST_WRITE("LOSS-01"),
    /** Every pulled row was pushed. */
    ORIGIN("LOSS-02"),
    /** What was deleted stays away. */
    RESURRECTION("DEL-01"),
    /** What is live is not listed as deleted. */
    DELETION("DEL-10"),
    /** A push over a change that its sender had not seen is refused. */
    CONFLICT("PUSH-05"),
    /** The same where both were under way at once. */
    RACE("LIVE-04"),
    /** A refused push leaves nothing behind. */
    REFUSAL("PUSH-07"),
    /** Timestamps never go back along a chain. */
    CURSOR("CUR-01"),
    /** Users see only what is theirs. */
    TENANT("DERIVED-13"),
    /** Pulls are answered, unless the server is not there. */
    PULL_ANSWER("PULL-02a"),
    /** Pushes are answered, unless the server is not there. */
    PUSH_ANSWER("PUSH-01");

    private final String requirement;

    Law(String requirement) {
        this.requirement = requirement;
    }

    RequirementId requirement() {
        return RequirementId.of(requirement);
    }

    /** Whether a soak that could not judge it has judged nothing. */
    boolean isCentral() {
        return this == REST || this == SYNCS || this == LAST_WRITE || this == ORIGIN;
    }
}
