package io.github.synctck.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.conformance.check.Breach.Kind;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.PullResponse;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cursors that no pull can have returned: answering them with nothing and a fresh timestamp loses everything. */
final class CursorJudge {
    /** So far above every timestamp of a history that no clock gets there meanwhile, whatever its unit. */
    private static final double FAR = 86_400_000;

    private final States states;
    private final Consumer<Breach> report;
    private final Tally tally;
    private final double far;

    CursorJudge(Acceptor.Reading reading, Consumer<Breach> report, Tally tally) {
        this.states = reading.states();
        this.report = report;
        this.tally = tally;
        double highest = 0;
        for (Operation operation : reading.history().operations()) {
            if (operation instanceof Operation.Pull pull
                    && pull.outcome() instanceof PullResponse.Accepted answer
                    && pull.actor().user() == reading.user()
                    && (pull.from() != Operation.NONE || pull.request().lastPulledAt() == null)) {
                double number = answer.timestamp().number();
                highest = Double.isNaN(number) ? highest : Math.max(highest, number);
            }
        }
        this.far = highest + FAR;
    }

    /** A pull whose cursor is the scenario's own. */
    void accept(Operation.Pull pull) {
        var cursor = pull.request().lastPulledAt();
        double number = cursor == null ? Double.NaN : cursor.number();
        if (cursor != null && (Double.isNaN(number) || number < 0 || number > far)) {
            judge(pull.index(), cursor.text(), pull.outcome());
        }
    }

    /** A raw request to the pull endpoint. */
    void accept(Operation.Http http) {
        if (http.request().push() || !http.request().method().equals("POST")) {
            return;
        }
        String bad = bad(http.request().body());
        if (bad != null) {
            int status = http.answer().status();
            boolean success = status >= 200 && status < 300;
            judge(
                    http.index(),
                    bad,
                    success ? WireCodec.readPullAnswer(status, http.answer().body()) : null);
        }
    }

    /** The cursor as it was sent, where no pull can have returned it; a missing one or null is a first pull. */
    private @Nullable String bad(String body) {
        JsonNode cursor;
        try {
            cursor = JsonValues.parse(body).path("lastPulledAt");
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (cursor.isMissingNode() || cursor.isNull()) {
            return null;
        }
        boolean sound = cursor.isNumber() ? cursor.asDouble() >= 0 && cursor.asDouble() <= far : isNumeric(cursor);
        return sound ? null : cursor.toString();
    }

    /** Some servers take numbers that are written as text. */
    private static boolean isNumeric(JsonNode cursor) {
        return cursor.isTextual() && cursor.asText().matches("[0-9]+");
    }

    private void judge(int operation, String cursor, @Nullable PullResponse answer) {
        RecordState live = states.anyLive();
        if (live == null) {
            return;
        }
        tally.badCursors++;
        if (answer instanceof PullResponse.Accepted accepted
                && accepted.changes().isEmpty()) {
            int written = live.possible.get(0).operation();
            report.accept(new Breach(
                    Kind.SILENCED,
                    live.key,
                    "op " + written + " wrote " + live.key + ", which is live; op " + operation
                            + " asked with the cursor " + cursor
                            + ", and the answer was no changes and the timestamp " + accepted.timestamp(),
                    new Contrast("an error or everything", "no changes and a fresh timestamp"),
                    List.of(written, operation)));
        }
    }
}
