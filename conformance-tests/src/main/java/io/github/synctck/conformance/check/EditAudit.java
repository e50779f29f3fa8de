package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Edit;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the user sees (LOSS-01): at rest each edit that an app accepted shows, or was followed by another one, or the
 * device said by which of its ways (C1 to C13) it was lost. An edit that is gone without any of these, on a server that
 * broke no law, is an error of our own device. Servers are not judged by it.
 */
final class EditAudit {
    private static final RequirementId NO_LOSS = RequirementId.of("LOSS-01");

    private EditAudit() {}

    /** Pass, the error, or unknown where edits cannot be followed. */
    static Verdict check(Judged judged) {
        String open = open(judged);
        if (open != null) {
            return Verdict.unknown(NO_LOSS, open);
        }
        EditTrace trace = trace(judged);
        EditTrace.Loss loss = trace.unexplained();
        if (loss != null) {
            String message = loss.what() + " is gone at rest; the server broke no law and the device named no cause";
            return new Verdict(NO_LOSS, Status.ERROR, message, null, List.of(loss.operation()));
        }
        return trace.edits() == 0 ? Verdict.unknown(NO_LOSS, "no app edited anything") : Verdict.pass(NO_LOSS);
    }

    /** The edits that the client lost, in words. */
    static List<String> lost(Judged judged) {
        return open(judged) == null ? trace(judged).explained() : List.of();
    }

    private static @Nullable String open(Judged judged) {
        Ending ending = judged.ending();
        if (!ending.isAtRest()) {
            return "the devices never came to rest";
        }
        boolean broken = judged.acceptors().stream()
                .anyMatch(acceptor -> !acceptor.breaches().isEmpty());
        if (broken) {
            return "edits are not traced through a server that breaks a law";
        }
        boolean meddled = judged.history().operations().stream().anyMatch(Operation.Intervention.class::isInstance);
        return meddled ? "edits are not traced through what is done behind the endpoints" : null;
    }

    private static EditTrace trace(Judged judged) {
        Map<Integer, Map<RecordKey, List<Edit>>> byUser = new TreeMap<>();
        EditTrace trace = new EditTrace(judged.history());
        for (Operation operation : judged.history().operations()) {
            if (operation instanceof Edit edit && edit.error().isEmpty()) {
                int user = judged.history().scenario().devices().get(edit.device());
                byUser.computeIfAbsent(user, each -> new LinkedHashMap<>())
                        .computeIfAbsent(edit.key(), key -> new ArrayList<>())
                        .add(edit);
            }
        }
        byUser.forEach((user, edits) -> {
            States states = judged.acceptors().get(user).states();
            edits.forEach((key, each) -> trace.record(states, states.get(key.table(), key.id()), each));
        });
        return trace;
    }
}
