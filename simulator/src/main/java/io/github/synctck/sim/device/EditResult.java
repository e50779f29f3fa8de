package io.github.synctck.sim.device;

/**
 * How a local edit ended.
 *
 * @param error empty where it worked, else {@code not-found} or {@code duplicate-id}
 */
public record EditResult(String error) {
    static final EditResult OK = new EditResult("");
    static final EditResult NOT_FOUND = new EditResult("not-found");
    static final EditResult DUPLICATE_ID = new EditResult("duplicate-id");

    /** Whether the edit worked. */
    public boolean ok() {
        return error.isEmpty();
    }
}
