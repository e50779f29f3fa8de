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
}
