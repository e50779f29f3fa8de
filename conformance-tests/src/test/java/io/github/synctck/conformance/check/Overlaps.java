package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Actor;
import io.github.synctck.sim.history.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The same history as if every exchange had been under way since shortly after its actor's previous one ended. Each may
 * still have taken effect when it did, so a sound server's history stays one.
 */
final class Overlaps {
    private static final long SCALE = 1_000;

    private Overlaps() {}

    /** Every {@code every}-th exchange begins up to {@code reach} operations earlier. */
    static History in(History history, int every, int reach) {
        List<Operation> operations = new ArrayList<>();
        Map<String, Integer> lastByActor = new TreeMap<>();
        int exchanges = 0;
        for (Operation operation : history.operations()) {
            int index = operation.index();
            if (operation instanceof Operation.Pull pull) {
                Span span = span(pull.actor(), index, exchanges++ % every == 0 ? reach : 0, lastByActor);
                operations.add(new Operation.Pull(
                        index,
                        pull.at(),
                        pull.actor(),
                        span,
                        pull.request(),
                        pull.outcome(),
                        pull.fate(),
                        pull.from(),
                        pull.applied()));
            } else if (operation instanceof Operation.Push push) {
                Span span = span(push.actor(), index, exchanges++ % every == 0 ? reach : 0, lastByActor);
                operations.add(new Operation.Push(
                        index,
                        push.at(),
                        push.actor(),
                        span,
                        push.request(),
                        push.outcome(),
                        push.fate(),
                        push.basis()));
            } else if (operation instanceof Operation.Intervention done) {
                operations.add(new Operation.Intervention(
                        index,
                        done.at(),
                        new Span(SCALE * index, SCALE * index + SCALE / 2),
                        done.user(),
                        done.action()));
            } else {
                operations.add(operation);
            }
        }
        return new History(history.scenario(), history.schema(), history.salt(), operations);
    }

    /** An actor does one thing after the other. */
    private static Span span(Actor actor, int index, int reach, Map<String, Integer> lastByActor) {
        Integer last = lastByActor.put(actor.role() + "/" + actor.device() + "/" + actor.user(), index);
        int earliest = last == null ? 0 : last + 1;
        long invoked = SCALE * Math.max(earliest, index - reach) - (reach == 0 ? 0 : SCALE / 4 - index % 100);
        return new Span(invoked, SCALE * index + SCALE / 2);
    }
}
