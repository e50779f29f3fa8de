package io.github.synctck.sim.scenario;

/** What happens to an app besides edits and syncs. */
public enum AppEvent {
    /** It is killed and started again; the store stays. */
    RESTART,
    /** It is removed and installed again; everything that was not pushed is gone. */
    REINSTALL,
    /** It loses the network; syncs fail before a request is made. */
    OFFLINE,
    /** It has the network again. */
    ONLINE
}
