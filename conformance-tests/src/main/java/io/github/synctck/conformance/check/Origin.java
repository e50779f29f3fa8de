package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Span;

/**
 * Where a version comes from.
 *
 * @param operation the push or intervention; {@link Operation#NONE} for the state before any
 * @param writer who wrote: the device's index, or one of the negative numbers here
 * @param span when it was under way
 */
record Origin(int operation, int writer, Span span) {
    /** A writer of whom nothing is known. */
    static final int ANYBODY = -1;

    /** Whatever acts behind the endpoints: no device, no wire step. */
    private static final int BEHIND = -2;

    /** Wire steps are told apart by the chain of pulls on which they are based: this number and those below. */
    private static final int FIRST_CHAIN = -3;

    /** Nobody has written. */
    static final Origin NOBODY = new Origin(Operation.NONE, ANYBODY, new Span(-2, -1));

    static Origin of(Operation.Push push, Chains chains) {
        return new Origin(push.index(), writer(push, chains), push.span());
    }

    static Origin of(Operation.Intervention done) {
        return new Origin(done.index(), BEHIND, done.span());
    }

    private static int writer(Operation.Push push, Chains chains) {
        if (push.actor().role() == Operation.Role.DEVICE) {
            return push.actor().device();
        }
        Chains.Place place = chains.at(push.basis());
        return place == null ? ANYBODY : FIRST_CHAIN - place.chain();
    }

    /** Whether both may be the same actor, who then knew what it did; a device is always told apart. */
    boolean mayBeSameActorAs(Origin other) {
        boolean bothOnTheWire = writer < 0 && other.writer < 0 && writer != BEHIND && other.writer != BEHIND;
        return writer == other.writer || (bothOnTheWire && (writer == ANYBODY || other.writer == ANYBODY));
    }
}
