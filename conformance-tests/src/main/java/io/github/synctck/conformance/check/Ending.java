package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How a history ended, read once from its tail. */
record Ending(
        boolean isHealed,
        boolean isQuiet,
        int lastMark,
        boolean cutOff,
        Map<Integer, Operation> stuck,
        List<Operation.DeviceState> states,
        Excuses excuses,
        List<Operation> operations) {

    static Ending of(List<Operation> operations) {
        boolean healed = false;
        boolean quiet = false;
        boolean cutOff = false;
        int lastMark = -1;
        Map<Integer, Operation> failed = new TreeMap<>();
        TreeSet<Integer> recovered = new TreeSet<>();
        List<Operation.DeviceState> states = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof Operation.Mark mark) {
                healed |= mark.what().equals("heal");
                quiet = mark.what().endsWith("quiet") || (quiet && !mark.what().startsWith("round"));
                lastMark = mark.index();
            } else if (operation instanceof Operation.DeviceState state) {
                states.add(state);
            } else if (healed && operation instanceof Operation.SyncEnd end) {
                if (end.error().isEmpty()) {
                    recovered.add(end.device());
                } else {
                    failed.put(end.device(), end);
                }
            } else if (healed) {
                cutOff |= isTransport(operation);
            }
        }
        recovered.forEach(failed::remove);
        return new Ending(healed, quiet, lastMark, cutOff, failed, states, Excuses.atEndOf(operations), operations);
    }

    /** Whether nothing moved any more, and the network had no part in that. */
    boolean isAtRest() {
        return isHealed && isQuiet && !cutOff;
    }

    private static boolean isTransport(Operation operation) {
        return (operation instanceof Operation.Pull pull && pull.outcome() instanceof TransportFailure)
                || (operation instanceof Operation.Push push && push.outcome() instanceof TransportFailure);
    }

    Operation.@Nullable Pull fresh(int user) {
        Operation.Pull last = null;
        for (Operation operation : operations) {
            boolean mine = operation instanceof Operation.Pull pull
                    && pull.actor().role() == Role.FRESH
                    && pull.actor().user() == user;
            last = mine ? (Operation.Pull) operation : last;
        }
        return last;
    }

    /** The device's last applied pull, or null. */
    Operation.@Nullable Pull lastApplied(int device) {
        Operation.Pull last = null;
        for (Operation operation : operations) {
            boolean mine = operation instanceof Operation.Pull pull && pull.applied() && isBy(pull.actor(), device);
            last = mine ? (Operation.Pull) operation : last;
        }
        return last;
    }

    /** The device's last pull, whatever became of it, or null. */
    Operation.@Nullable Pull lastPull(int device) {
        Operation.Pull last = null;
        for (Operation operation : operations) {
            boolean mine = operation instanceof Operation.Pull pull && isBy(pull.actor(), device);
            last = mine ? (Operation.Pull) operation : last;
        }
        return last;
    }

    /** The device's last refused push, or null. */
    Operation.@Nullable Push lastRefused(int device) {
        Operation.Push last = null;
        for (Operation operation : operations) {
            boolean mine = operation instanceof Operation.Push push
                    && isBy(push.actor(), device)
                    && push.outcome() instanceof Refused;
            last = mine ? (Operation.Push) operation : last;
        }
        return last;
    }

    private static boolean isBy(Operation.Actor actor, int device) {
        return actor.role() == Role.DEVICE && actor.device() == device;
    }

    /** The device's last refused exchanges, or else its last failed sync. */
    List<Integer> evidence(int device, Operation last) {
        List<Integer> indexes = new ArrayList<>();
        for (Operation operation : operations) {
            boolean refusedPush = operation instanceof Operation.Push push
                    && isBy(push.actor(), device)
                    && !(push.outcome() instanceof PushResponse.Accepted);
            boolean refusedPull = operation instanceof Operation.Pull pull
                    && isBy(pull.actor(), device)
                    && !(pull.outcome() instanceof PullResponse.Accepted);
            if (refusedPush || refusedPull) {
                indexes.add(operation.index());
            }
        }
        if (indexes.isEmpty()) {
            return List.of(last.index());
        }
        return indexes.size() > 2 ? indexes.subList(indexes.size() - 2, indexes.size()) : indexes;
    }
}
