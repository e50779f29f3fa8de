package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Policies.Equality;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the timestamp of a pull promises. */
final class CursorCases {
    private static final double FAR_FUTURE_MILLIS = 4_102_444_800_000.0;
    private static final int ROUNDS = 8;
    private static final int BUSY_ROUNDS = 24;
    private static final String LARGEST_INTEGER = "9007199254740991";

    private CursorCases() {}

    static List<Case> all() {
        return List.of(
                timestampsGrow(),
                impossibleCursors(),
                unreadableCursors(),
                redeliveryStops(),
                olderYieldsMore(),
                everyPushMovesTheTimestamp(),
                everyUpdateMovesTheTimestamp(),
                KeepingCases.oneOrder(),
                changesInOneTick(),
                updatesInOneTick());
    }

    private static Changes create(Sample s, String... ids) {
        Edits edits = Edits.of();
        for (String id : ids) {
            edits.created(s.table(), id, s.row("text of " + id, "other"));
        }
        return edits.changes();
    }

    private static Case timestampsGrow() {
        return wire(
                "cur-01/timestamps-never-decrease",
                Needs.ANY_DATA,
                (script, s) -> script.firstPull("p0")
                        .pull("p1", "p0")
                        .push("push", "p1", create(s, "f1"))
                        .pull("p2", "p1")
                        .pull("p3", "p2"),
                (e, s) -> {
                    Compared.notBefore(e, "p1", "p0");
                    Compared.notBefore(e, "p2", "p1");
                    return Compared.notBefore(e, "p3", "p2");
                });
    }

    private static Case impossibleCursors() {
        return wire(
                "cur-02/impossible-cursors-are-not-answered-with-nothing",
                (script, s) -> script.firstPull("start")
                        .push("push", "start", create(s, "f1"))
                        .firstPull("full")
                        .pull("future", 0, new CursorRef(LARGEST_INTEGER))
                        .pull("negative", 0, new CursorRef("-5")),
                (e, s) -> e.given("push")
                        .givenLive("full", s.table(), "f1")
                        .pull("future", op -> nothing(op, s))
                        .pull("negative", op -> nothing(op, s)));
    }

    private static @Nullable Contrast nothing(Operation.Pull op, Sample s) {
        boolean silent = op.outcome() instanceof PullResponse.Accepted answer
                && Expectations.find(answer.changes().table(s.table()), "f1") == null;
        return silent
                ? new Contrast(
                        "the cursor is refused, or served like none",
                        "the pull is answered as if nothing had changed since that cursor")
                : null;
    }

    private static Case unreadableCursors() {
        return wire(
                "cur-02/unreadable-cursors-are-not-answered-with-nothing",
                Needs.HTTP,
                (script, s) -> script.firstPull("start")
                        .push("push", "start", create(s, "f1"))
                        .firstPull("full")
                        .rawPull("word", body("\"yesterday\""))
                        .rawPull("empty", body("\"\"")),
                (e, s) -> e.given("push")
                        .givenLive("full", s.table(), "f1")
                        .http("word", CursorCases::nothing)
                        .http("empty", CursorCases::nothing));
    }

    private static String body(String cursor) {
        return "{\"lastPulledAt\":" + cursor + ",\"schemaVersion\":1,\"migration\":null}";
    }

    private static @Nullable Contrast nothing(RawExchange.Answer answer) {
        boolean silent = answer.status() < 300
                && WireCodec.readPullAnswer(answer.status(), answer.body()) instanceof PullResponse.Accepted accepted
                && accepted.changes().isEmpty();
        return silent
                ? new Contrast("the cursor is refused, or served like none", "status 200 and no changes at all")
                : null;
    }

    /** Where the second record comes again too, the server's cursor lags behind as a whole; that is another matter. */
    private static Case redeliveryStops() {
        return wire(
                "cur-03/redelivery-stops",
                (script, s) -> script.firstPull("start")
                        .push(
                                "ahead",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.clock(FAR_FUTURE_MILLIS))
                                        .changes())
                        .pull("p1", "start")
                        .push("next", "p1", create(s, "f2"))
                        .pull("p2", "p1")
                        .push("last", "p2", create(s, "f3"))
                        .pull("p3", "p2"),
                (e, s) -> e.given("ahead", "p1", "next", "p2", "last").changes("p3", s.table(), changes -> {
                    boolean again = Expectations.find(changes, "f1") != null;
                    boolean lags = Expectations.find(changes, "f2") != null;
                    return again && !lags
                            ? new Contrast(
                                    "f1, which was delivered and did not change, does not come again",
                                    "f1, whose own times lie in the future, is delivered again")
                            : null;
                }));
    }

    private static Case olderYieldsMore() {
        return wire(
                "cur-04/older-cursors-yield-more",
                (script, s) -> script.firstPull("p0")
                        .push("r1", "p0", create(s, "f1", "f2"))
                        .pull("p1", "p0")
                        .push("r2", "p1", create(s, "f3", "f4"))
                        .pull("newer", "p1")
                        .pull("older", "p0"),
                (e, s) -> e.given("r1", "p1", "r2")
                        .givenLive("newer", s.table(), "f3")
                        .givenLive("newer", s.table(), "f4")
                        .live("older", s.table(), "f3", columns())
                        .live("older", s.table(), "f4", columns()));
    }

    private static void rounds(Script script, Sample s, int count) {
        script.firstPull("p0");
        for (int i = 1; i <= count; i++) {
            script.push("r" + i, "p" + (i - 1), create(s, "f" + i)).pull("p" + i, "p" + (i - 1));
        }
    }

    /** Ticks may tie where what carries the cursor's own stamp is declared to come again. */
    private static Case everyPushMovesTheTimestamp() {
        return wire(
                "tips-06/every-push-moves-the-timestamp",
                (script, s) -> rounds(script, s, ROUNDS),
                CursorCases::growing);
    }

    /** The same with one record; for servers that take updates and no creations, too. */
    private static Case everyUpdateMovesTheTimestamp() {
        return wire(
                "tips-06/every-update-moves-the-timestamp",
                (script, s) -> updates(script, s, ROUNDS),
                CursorCases::growing);
    }

    private static Expectations growing(Expectations e, Sample s) {
        for (int i = 1; i <= ROUNDS; i++) {
            e.given("r" + i);
            if (s.declares(Equality.REDELIVER)) {
                Compared.notBefore(e, "p" + i, "p" + (i - 1));
            } else {
                Compared.after(e, "p" + i, "p" + (i - 1));
            }
        }
        return e;
    }

    /** One record that is created in the first round and edited in all others. */
    private static void updates(Script script, Sample s, int count) {
        script.firstPull("p0");
        for (int i = 1; i <= count; i++) {
            Edits edits = Edits.of();
            var row = s.row("round " + i, "other");
            script.push(
                            "r" + i,
                            "p" + (i - 1),
                            (i == 1 ? edits.created(s.table(), "f1", row) : edits.updated(s.table(), "f1", row))
                                    .changes())
                    .pull("p" + i, "p" + (i - 1));
        }
    }

    /** Requests follow each other as fast as they can, so that a coarse clock stands still between them. */
    private static Case changesInOneTick() {
        return wire(
                        "derived-02/changes-in-the-tick-of-a-pull-arrive",
                        (script, s) -> rounds(script, s, BUSY_ROUNDS),
                        (e, s) -> {
                            for (int i = 1; i <= BUSY_ROUNDS; i++) {
                                e.given("r" + i).live("p" + i, s.table(), "f" + i, columns());
                            }
                            return e;
                        })
                .hurried();
    }

    /** The same with one record; for servers that take updates and no creations, too. */
    private static Case updatesInOneTick() {
        return wire(
                        "derived-02/updates-in-the-tick-of-a-pull-arrive",
                        (script, s) -> updates(script, s, BUSY_ROUNDS),
                        (e, s) -> {
                            for (int i = 1; i <= BUSY_ROUNDS; i++) {
                                e.given("r" + i)
                                        .live("p" + i, s.table(), "f1", columns(s.text(), Value.of("round " + i)));
                            }
                            return e;
                        })
                .hurried();
    }
}
