package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Policies.InvalidValues;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What was written is there, on every server and under every clock. */
final class KeepingCases {
    private static final int ROUNDS = 6;
    private static final double LATE_MILLIS = 1_700_000_000_000.0;
    private static final double EARLY_MILLIS = 1_600_000_000_000.0;

    private KeepingCases() {}

    static List<Case> all() {
        return List.of(
                stampsAreTheServers(),
                ownPush(),
                changedByServer(),
                lastPushWins(),
                extremes(),
                halfCharacter(),
                slowClock());
    }

    private static Changes update(Sample s, String text) {
        return Edits.of().updated(s.table(), "f1", s.row(text, "uno")).changes();
    }

    private static Script created(Script script, Sample s) {
        return script.firstPull("start")
                .push(
                        "create",
                        "start",
                        Edits.of().created(s.table(), "f1", s.row("one", "uno")).changes());
    }

    /** The edit leaves every time in the record as it was. */
    private static Case stampsAreTheServers() {
        return wire(
                "tips-05/an-edit-is-seen-by-the-servers-stamp",
                (script, s) -> created(script, s)
                        .pull("p1", "start")
                        .push("edit", "p1", update(s, "two"))
                        .pull("p2", "p1"),
                (e, s) -> e.given("create", "p1", "edit")
                        .live("p2", s.table(), "f1", columns(s.text(), Value.of("two"))));
    }

    /** A device whose clock is slow edits what one with a fast clock wrote, in every table, and both pulled before. */
    private static Case slowClock() {
        return wire(
                "loss-01/edits-of-a-slow-clock-are-kept",
                (script, s) -> script.firstPull("start")
                        .push("fast", "start", ofEachTable(s, Edits::created, LATE_MILLIS))
                        .pull("p1", "start")
                        .push("slow", "p1", ofEachTable(s, Edits::updated, EARLY_MILLIS))
                        .firstPull("after"),
                (e, s) -> {
                    Expectations all = e.given("fast", "p1", "slow");
                    for (Table table : s.schema().tables().values()) {
                        all = all.givenLive("p1", table.name(), Sample.idIn(table))
                                .live("after", table.name(), Sample.idIn(table), s.linkedRowAt(table, EARLY_MILLIS));
                    }
                    return all;
                });
    }

    /** Puts a row into a bucket. */
    private interface Bucket {
        Edits put(Edits edits, String table, String id, Map<String, Value> row);
    }

    private static Changes ofEachTable(Sample s, Bucket bucket, double millis) {
        Edits edits = Edits.of();
        for (Table table : s.schema().tables().values()) {
            edits = bucket.put(edits, table.name(), Sample.idIn(table), s.linkedRowAt(table, millis));
        }
        return edits.changes();
    }

    /** Many edits in one table must not hide one in another. */
    static Case oneOrder() {
        return wire(
                "tips-07/a-busy-table-hides-no-other",
                (script, s) -> {
                    created(script, s)
                            .push(
                                    "quiet",
                                    "start",
                                    Edits.of()
                                            .created(s.second().name(), "s1", s.row(s.second()))
                                            .changes())
                            .pull("p0", "start");
                    for (int i = 1; i <= ROUNDS; i++) {
                        script.push("busy-" + i, "p" + (i - 1), update(s, "busy " + i))
                                .pull("p" + i, "p" + (i - 1));
                    }
                    script.push(
                                    "quiet-again",
                                    "p" + ROUNDS,
                                    Edits.of()
                                            .updated(s.second().name(), "s1", s.row(s.second()))
                                            .created(s.second().name(), "s2", s.distinctRow(s.second(), "s2"))
                                            .changes())
                            .pull("last", "p" + ROUNDS);
                },
                (e, s) -> e.given("create", "quiet", "busy-" + ROUNDS, "quiet-again")
                        .live("last", s.second().name(), "s2", columns()));
    }

    /** Edit, sync, edit, sync, as fast as it goes; each refused push has one retry after a pull. */
    private static Case ownPush() {
        return wire(
                "derived-03/own-pushes-are-not-in-the-way",
                (script, s) -> {
                    created(script, s).pull("p0", "start");
                    for (int i = 1; i <= ROUNDS; i++) {
                        String before = "p" + (i - 1);
                        script.push("edit-" + i, before, update(s, "edit " + i))
                                .pull("seen-" + i, before)
                                .push("retry-" + i, "seen-" + i, update(s, "edit " + i))
                                .pull("p" + i, "seen-" + i);
                    }
                },
                (e, s) -> {
                    e.given("create", "p0");
                    for (int i = 1; i <= ROUNDS; i++) {
                        String retry = "retry-" + i;
                        e.push(
                                "edit-" + i,
                                op -> op.outcome() instanceof PushResponse.Accepted
                                                || Compared.isAccepted(e.history(), retry)
                                        ? null
                                        : new Contrast(
                                                "nobody else wrote, so that the push is taken, at the latest after a pull",
                                                "the push " + Expectations.outcome(op.outcome())
                                                        + ", and so was its retry"));
                    }
                    return e;
                });
    }

    private static Case changedByServer() {
        return wire(
                "derived-07/what-the-server-made-of-it-comes-back",
                (script, s) -> script.firstPull("start")
                        .push(
                                "push",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.wrongNumbers())
                                        .changes())
                        .pull("echo", "start")
                        .firstPull("full"),
                (e, s) -> s.declares(InvalidValues.REFUSE)
                        ? e.refused("push", "the profile declares that odd values are refused")
                        : Compared.echoed(
                                e.given("push").givenLive("full", s.table(), "f1"), "echo", "full", s.table(), "f1"));
    }

    /** Of two pushes that did not see each other the last one that was taken is what everybody sees, whole. */
    private static Case lastPushWins() {
        return wire(
                "loss-01/the-last-push-that-was-taken-stays-whole",
                (script, s) -> created(script, s)
                        .pull("both", "start")
                        .push("first", "both", update(s, "first"))
                        .push("second", "both", update(s, "second"))
                        .pull("chain", "both")
                        .firstPull("full"),
                (e, s) -> {
                    e.given("create", "both", "first");
                    String last = Compared.isAccepted(e.history(), "second") ? "second" : "first";
                    Map<String, Value> whole = columns(s.text(), Value.of(last), s.other(), Value.of("uno"));
                    return e.live("chain", s.table(), "f1", whole).live("full", s.table(), "f1", whole);
                });
    }

    private static Case extremes() {
        return doesNotBlock("live-05/extreme-values-do-not-block-a-push", s -> {
            Map<String, Value> row = s.clock(Double.MAX_VALUE);
            row.put(s.text(), Value.of("nul \u0000 bell \u0007 " + "\ud83d\ude00".repeat(5_000)));
            return row;
        });
    }

    /** An app that cuts a text in the middle of an emoji leaves the first of its two units. */
    private static Case halfCharacter() {
        return doesNotBlock("live-05/half-a-character-does-not-block-a-push", s -> s.row("cut \ud83d", "uno"));
    }

    private static Case doesNotBlock(String id, Function<Sample, Map<String, Value>> extreme) {
        return wire(
                id,
                (script, s) -> script.firstPull("start")
                        .push(
                                "push",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", extreme.apply(s))
                                        .created(s.table(), "f2", s.row("good", "bene"))
                                        .changes())
                        .firstPull("full"),
                (e, s) -> s.declares(InvalidValues.REFUSE)
                        ? e.push("push", op -> null)
                        : e.accepted("push", "the client would send the same push for ever")
                                .live("full", s.table(), "f2", columns(s.text(), Value.of("good"))));
    }
}
