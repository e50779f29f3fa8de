package io.github.synctck.conformance.run;

/** Hears of a run as it goes on. Called from one thread, in order. */
public interface RunListener {
    /** The plan is made and nothing has been sent yet. */
    default void planned(Announcement announcement) {
        // Many listen for endings only.
    }

    /** A case begins. */
    default void started(String caseId) {
        // Its verdict names it again.
    }

    /** A case has its verdict; a case that says something about several requirements is heard of once for each. */
    void finished(CaseResult result);

    /**
     * What a run is about to do.
     *
     * @param cases number of cases that will run
     * @param requests about how many requests they will make
     * @param leavesBehind one sentence on what stays on the server
     */
    record Announcement(int cases, int requests, String leavesBehind) {}
}
