package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PullStrategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pull was made with the cursor of which: a chain per device, per observer and per line of wire steps. A pull
 * that nobody goes on from, such as an audit, is a fork of its own.
 */
final class Chains {
    private final Place[] places;
    private final List<@Nullable Place> forks = new ArrayList<>();
    private final List<Integer> tips = new ArrayList<>();

    /** A pull's place: the chain, and how far along it. */
    record Place(int chain, int position) {}

    private Chains(int operations) {
        this.places = new Place[operations];
    }

    static Chains of(History history) {
        Chains chains = new Chains(history.operations().size());
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Pull pull) {
                chains.add(pull);
            }
        }
        return chains;
    }

    private void add(Operation.Pull pull) {
        Place before = isWhole(pull) ? null : at(pull.from());
        boolean goesOn = isContinued(pull);
        if (before != null && goesOn && tips.get(before.chain()) == pull.from()) {
            places[pull.index()] = new Place(before.chain(), before.position() + 1);
            tips.set(before.chain(), pull.index());
            return;
        }
        places[pull.index()] = new Place(forks.size(), 0);
        forks.add(before);
        tips.add(goesOn ? pull.index() : Operation.NONE);
    }

    /** Whether the answer is everything and not a delta: to a first pull, or one with which the client begins anew. */
    static boolean isWhole(Operation.Pull pull) {
        return pull.request().lastPulledAt() == null
                || (pull.outcome() instanceof PullResponse.Accepted answer
                        && !answer.strategy().equals(PullStrategy.INCREMENTAL));
    }

    /** Whether its actor goes on from the answer. */
    static boolean isContinued(Operation.Pull pull) {
        Role role = pull.actor().role();
        boolean looksOnly = role == Role.AUDIT || role == Role.REPLAYER || role == Role.FRESH;
        return pull.applied() && !looksOnly;
    }

    /** The place of a pull, or null for {@link Operation#NONE}. */
    @Nullable
    Place at(int pull) {
        return pull < 0 || pull >= places.length ? null : places[pull];
    }

    /** Where the chain forked off another one, or null where it began with a first pull. */
    @Nullable
    Place fork(int chain) {
        return forks.get(chain);
    }
}
