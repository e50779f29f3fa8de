package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Breach.Kind;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.spec.message.Cursor;
import java.util.List;
import java.util.function.Consumer;

/**
 * Records that come again although nobody wrote them. A cursor that is rounded down may deliver what carries its own
 * tick once more, so the cursor has to have moved on several times before it is called endless.
 */
final class Repeats {
    private static final int TIMES_MAX = 2;

    private final Consumer<Breach> report;

    Repeats(Consumer<Breach> report) {
        this.report = report;
    }

    /** The pull shows that version. */
    void shown(Operation.Pull pull, Chains.Place place, RecordState state, Version version, Chains chains) {
        Cursor cursor = pull.request().lastPulledAt();
        if (cursor == null || !Chains.isContinued(pull) || !version.delivered.reach(place, chains)) {
            return;
        }
        RecordState.Repeat last = state.repeat(place.chain());
        boolean counted = last != null && last.operation() == version.operation();
        if (last != null && counted && cursor.number() <= last.cursor()) {
            return;
        }
        int times = last != null && counted ? last.times() + 1 : 1;
        state.repeat(place.chain(), new RecordState.Repeat(version.operation(), times, cursor.number()));
        if (times > TIMES_MAX) {
            report.accept(new Breach(
                    Kind.REPEATED,
                    state.key,
                    "op " + version.operation() + " was the last to write " + state.key + "; op " + pull.index()
                            + " delivered it again for the " + times
                            + ". time since, although the cursor had moved on each time",
                    new Contrast(
                            state.key + " stops coming once the cursor has moved on", state.key + " came once more"),
                    List.of(version.operation(), pull.from(), pull.index())));
        }
    }
}
