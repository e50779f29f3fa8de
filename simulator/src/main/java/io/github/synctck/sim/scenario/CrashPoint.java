package io.github.synctck.sim.scenario;

/** Where inside a sync the app dies. */
public enum CrashPoint {
    /** The pulled rows are written, the cursor is not. */
    AFTER_APPLY,
    /** The cursor is stored, nothing is pushed. */
    BEFORE_PUSH,
    /** The server has the push, the rows are not marked as synced. */
    AFTER_PUSH
}
