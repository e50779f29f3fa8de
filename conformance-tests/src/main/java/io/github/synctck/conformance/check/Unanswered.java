package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.spec.message.TransportFailure;
import java.util.List;
import java.util.Optional;

/**
 * Exchanges that no scenario meant to fail and that nobody answered. A judge that reads a history as if every request
 * had been answered must not blame the server for what it never got, or for what it did and could not say.
 */
public final class Unanswered {
    private Unanswered() {}

    /** Whether the operation is one of them. */
    public static boolean is(Operation operation) {
        return trouble(operation).isPresent();
    }

    private static Optional<String> trouble(Operation operation) {
        if (operation instanceof Operation.Pull pull
                && pull.fate() == Fate.DELIVER
                && pull.outcome() instanceof TransportFailure failure) {
            return Optional.of(failure.message());
        } else if (operation instanceof Operation.Push push
                && push.fate() == Fate.DELIVER
                && push.outcome() instanceof TransportFailure failure) {
            return Optional.of(failure.message());
        } else if (operation instanceof Operation.Http http && http.answer().status() <= 0) {
            return Optional.of(http.answer().body());
        }
        return Optional.empty();
    }

    /** The verdicts; a failure that an unanswered exchange came before is unknown. */
    public static List<Verdict> excuse(History history, List<Verdict> verdicts) {
        return verdicts.stream().map(verdict -> excuse(history, verdict)).toList();
    }

    /** The verdict; unknown where it is a failure that an unanswered exchange came before. */
    public static Verdict excuse(History history, Verdict verdict) {
        if (verdict.status() != Status.FAIL) {
            return verdict;
        }
        int shown =
                verdict.evidence().stream().mapToInt(Integer::intValue).max().orElse(Integer.MAX_VALUE);
        return history.operations().stream()
                .filter(operation -> operation.index() <= shown)
                .flatMap(operation -> trouble(operation).stream())
                .findFirst()
                .map(trouble -> Verdict.unknown(verdict.requirement(), "the network failed: " + trouble))
                .orElse(verdict);
    }
}
