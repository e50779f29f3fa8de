package io.github.synctck.conformance.check;

/** How often a history put each law to the test; a law that was never tested is unknown, not kept. */
final class Tally {
    int acceptedPushes;
    int refusedConflicts;
    int unseenOverwrites;
    int deletes;
    int pullsAfterDelete;
    int deletesDelivered;
    int changesDelivered;
    int rowsCompared;

    /** Pulls that were answered after something was refused. */
    int pullsAfterRefusal;

    /** Pulls that were answered after another user had written. */
    int pullsBesideOthers;

    /** Pulls that delivered more than one record of one push. */
    int pushesSeenWhole;

    /** Requests with a cursor that no pull can have returned. */
    int badCursors;
}
