package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Policies.InvalidValues;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;

/** What was written is there, on every server and under every clock. */
final class KeepingCases {
    private static final int ROUNDS = 6;
    private static final double LARGEST = 9_007_199_254_740_991.0;

    private KeepingCases() {}

    static List<Case> all() {
        return List.of(
                stampsAreTheServers(), oneOrder(), ownPush(), changedByServer(), unchanged(), lastPushWins(), extremes());
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

    /** Many edits in one table must not hide one in another. */
    private static Case oneOrder() {
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
                        script.push("busy-" + i, "p" + (i - 1), update(s, "busy " + i)).pull("p" + i, "p" + (i - 1));
                    }
                    script.push(
                                    "quiet-again",
                                    "p" + ROUNDS,
                                    Edits.of()
                                            .updated(s.second().name(), "s1", s.row(s.second()))
                                            .created(s.second().name(), "s2", s.row(s.second()))
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
                    Expectations all = e.given("create", "p0");
                    for (int i = 1; i <= ROUNDS; i++) {
                        String retry = "retry-" + i;
                        all = all.whenRefused(
                                "edit-" + i,
                                then -> then.accepted(retry, "nobody else wrote, and the device has just pulled"));
                    }
                    return all.looked();
                });
    }

    private static Case changedByServer() {
        return wire(
                "derived-07/what-the-server-made-of-it-comes-back",
                Needs.NOTHING.declaring(InvalidValues.COERCE),
                (script, s) -> script.firstPull("start")
                        .push(
                                "push",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.wrongNumbers())
                                        .changes())
                        .pull("echo", "start")
                        .firstPull("full"),
                (e, s) -> e.given("push").givenLive("full", s.table(), "f1").echoed("echo", "full", s.table(), "f1"));
    }

    private static Map<String, Value> unusual(Sample s) {
        Map<String, Value> row = s.row("", "zweizeilig\n\"Zitat\" \\ \u00e4\u00f6\u4e2d\ud83d\ude00 ' ; -- \t%_");
        int[] turn = {0};
        s.mainTable().columns().values().forEach(column -> {
            if (column.type() == ColumnType.NUMBER && row.containsKey(column.name())) {
                double[] numbers = {1_767_571_200_123.0, 0, -1, LARGEST};
                row.put(column.name(), Value.of(numbers[turn[0]++ % numbers.length]));
            }
        });
        return row;
    }

    private static Map<String, Value> nulls(Sample s) {
        Map<String, Value> row = s.row("two", "due");
        s.mainTable().columns().values().forEach(column -> {
            if (column.optional() && row.containsKey(column.name())) {
                row.put(column.name(), Value.NULL);
            }
        });
        return row;
    }

    private static Case unchanged() {
        return wire(
                "loss-01/unusual-values-come-back-unchanged",
                (script, s) -> script.firstPull("start")
                        .push(
                                "push",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", unusual(s))
                                        .created(s.table(), "f2", nulls(s))
                                        .changes())
                        .firstPull("full"),
                (e, s) -> e.given("push")
                        .live("full", s.table(), "f1", unusual(s))
                        .live("full", s.table(), "f2", nulls(s)));
    }

    /** What last-write-wins promises: the push that came last is what everybody sees, whole. */
    private static Case lastPushWins() {
        return wire(
                "loss-01/the-last-push-wins-whole",
                Needs.NOTHING.declaring(Conflict.LAST_WRITE_WINS),
                (script, s) -> created(script, s)
                        .pull("both", "start")
                        .push("first", "both", update(s, "first"))
                        .push("second", "both", update(s, "second"))
                        .pull("chain", "both")
                        .firstPull("full"),
                (e, s) -> e.given("create", "both", "first")
                        .accepted("second", "the last push wins")
                        .live("chain", s.table(), "f1", columns(s.text(), Value.of("second"), s.other(), Value.of("uno")))
                        .live("full", s.table(), "f1", columns(s.text(), Value.of("second"), s.other(), Value.of("uno"))));
    }

    private static Case extremes() {
        return wire(
                "live-05/extreme-values-do-not-block-a-push",
                Needs.NOTHING.declaring(InvalidValues.COERCE),
                (script, s) -> {
                    Map<String, Value> row = s.clock(Double.MAX_VALUE);
                    row.put(s.text(), Value.of("nul \u0000 bell \u0007 " + "\ud83d\ude00".repeat(5_000)));
                    script.firstPull("start")
                            .push(
                                    "push",
                                    "start",
                                    Edits.of()
                                            .created(s.table(), "f1", row)
                                            .created(s.table(), "f2", s.row("good", "bene"))
                                            .changes())
                            .firstPull("full");
                },
                (e, s) -> e.accepted("push", "the client would send the same push for ever")
                        .live("full", s.table(), "f2", columns(s.text(), Value.of("good"))));
    }
}
