package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.RecordKey;
import java.util.List;

/**
 * A fact that no correct server could have brought about.
 *
 * @param kind what happened
 * @param key the record
 * @param sentence the two opposing facts with their operation numbers
 * @param contrast what should have been, and what was
 * @param evidence the operations that show it
 */
record Breach(Kind kind, RecordKey key, String sentence, Verdict.Contrast contrast, List<Integer> evidence) {
    Breach {
        evidence = List.copyOf(evidence);
    }

    /** The operation that completed it. */
    int last() {
        return evidence.get(evidence.size() - 1);
    }

    /** The kinds of breach. */
    enum Kind {
        /** A push was accepted over a version that its sender had not seen. */
        UNSEEN_OVERWRITE,
        /** A change was left out of a pull that had to deliver it. */
        SKIPPED_CHANGE,
        /** A deletion was left out of a pull that had to deliver it. */
        SKIPPED_DELETE,
        /** A deleted record came back to life. */
        RESURRECTED,
        /** A live record was reported as deleted. */
        DELETED_ALIVE,
        /** A pulled row is not what the last accepted push made of it. */
        WRONG_ROW,
        /** A live record is missing from a first pull. */
        MISSING_ROW,
        /** A pulled value was never pushed. */
        UNKNOWN_VALUE,
        /** A refused push left something. */
        LEAKED,
        /** A row, id or deletion of another user. */
        FOREIGN,
        /** Of the rows of one push a pull showed some, and the next pull the others. */
        TORN,
        /** A cursor that no pull can have returned was answered with nothing and a fresh timestamp. */
        SILENCED
    }
}
