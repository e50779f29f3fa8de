package io.github.synctck.sim.history;

/**
 * When an exchange was under way, as positions in the order of all beginnings and ends of the run. One exchange
 * precedes another exactly when it returned before the other was invoked; operation numbers say nothing about that.
 */
public record Span(long invoked, long returned) {
    /** Whether this ended before the other began. */
    public boolean precedes(Span other) {
        return returned < other.invoked;
    }
}
