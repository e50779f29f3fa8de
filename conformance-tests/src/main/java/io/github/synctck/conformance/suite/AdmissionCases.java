package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server makes of a push beyond taking or refusing it: it rejects single records, merges, or fills in. */
final class AdmissionCases {
    private static final String NEW = "new-";

    private AdmissionCases() {}

    static List<Case> all() {
        return List.of(rejectedIds(), sameThingTwice(), replacedInOnePush(), nothingInvented());
    }

    /** Records that some servers do not like beside one that all do; in rejecting none a server keeps the rule too. */
    private static Case rejectedIds() {
        return wire(
                "txn-02/what-is-not-rejected-is-stored",
                (script, s) -> {
                    Map<String, Value> odd = s.row("", "");
                    Edits made = Edits.of()
                            .created(s.table(), "f1", s.row("one", "uno"))
                            .created(s.table(), "odd", odd)
                            .created(s.table(), "f2", s.row("two", "due"));
                    script.firstPull("start")
                            .push("push", "start", made.changes())
                            .firstPull("after");
                },
                (e, s) -> {
                    e.push("push", AdmissionCases::rejectsItsOwn);
                    if (Compared.isAccepted(e.history(), "push")) {
                        List.of("f1", "odd", "f2").forEach(id -> stored(e, s, id));
                    }
                    return e.whenRefused("push", then -> then.notNamed("after", s.table(), "f1"));
                });
    }

    private static void stored(Expectations e, Sample s, String id) {
        boolean rejected = e.history()
                .push("push")
                .map(op -> op.outcome() instanceof PushResponse.Accepted answer
                        && answer.rejectedIds()
                                .getOrDefault(s.table(), List.of())
                                .contains(id))
                .orElse(false);
        if (!rejected) {
            e.live("after", s.table(), id, columns());
        }
    }

    private static @Nullable Contrast rejectsItsOwn(Operation.Push op) {
        if (op.outcome() instanceof PushResponse.Accepted answer) {
            for (Map.Entry<String, List<String>> entry : answer.rejectedIds().entrySet()) {
                List<String> pushed = op.request().changes().table(entry.getKey()).created().stream()
                        .map(RawRecord::id)
                        .toList();
                for (String id : entry.getValue()) {
                    if (!pushed.contains(id)) {
                        return new Contrast(
                                "rejected ids are ids of the push", entry.getKey() + "/" + id + " is not one of them");
                    }
                }
            }
        }
        return null;
    }

    private static Changes create(Sample s, String id) {
        return Edits.of().created(s.table(), id, s.row("the same", "lo stesso")).changes();
    }

    /**
     * Where the server allows only one of two equal records, the second device has to get on: its push is taken, now or
     * after a pull, and what became of its record is told.
     */
    private static Case sameThingTwice() {
        return wire(
                "live-06/the-same-thing-under-two-ids",
                (script, s) -> script.firstPull("ours")
                        .push("theirs", "ours", create(s, "f1"))
                        .push("first-try", "ours", create(s, "f2"))
                        .pull("between", "ours")
                        .push("retry", "between", create(s, "f2"))
                        .pull("after", "ours")
                        .firstPull("full"),
                (e, s) -> {
                    e.given("theirs");
                    boolean told = Compared.changes(e.history(), "between")
                            .table(s.table())
                            .deleted()
                            .contains("f2");
                    if (!told && !Compared.isAccepted(e.history(), "first-try")) {
                        e.accepted("retry", "the device has pulled, and would send the same push for ever");
                    }
                    return e.push("first-try", op -> null).named("after", s.table(), "f2");
                });
    }

    /** What an app does that removes a link and makes it again before it syncs, in every table with two parents. */
    private static Case replacedInOnePush() {
        return wire(
                "live-06/what-replaces-its-like-in-one-push-is-taken",
                (script, s) -> {
                    Edits swap = Edits.of();
                    for (Table table : links(s)) {
                        swap.created(table.name(), NEW + table.name(), s.linkedRow(table));
                        swap.deleted(table.name(), Sample.idIn(table));
                    }
                    script.firstPull("start")
                            .push("create", "start", s.oneOfEach().changes())
                            .pull("p1", "start")
                            .push("swap", "p1", swap.changes())
                            .pull("between", "p1")
                            .push("retry", "between", swap.changes())
                            .pull("after", "p1");
                },
                (e, s) -> {
                    e.given("create", "p1");
                    if (!Compared.isAccepted(e.history(), "swap")) {
                        e.accepted("retry", "the device has pulled, and would send the same push for ever");
                    }
                    for (Table table : links(s)) {
                        e.named("after", table.name(), NEW + table.name());
                    }
                    return e.push("swap", op -> null);
                });
    }

    private static List<Table> links(Sample s) {
        List<Table> links = s.schema().parentsFirst().stream()
                .filter(table -> table.references().size() > 1)
                .toList();
        if (links.isEmpty()) {
            throw new Inapplicable("no table of the schema has two parents");
        }
        return links;
    }

    /** A column that a new record lacks holds its default or nothing, never what belongs to its neighbor. */
    private static Case nothingInvented() {
        return wire(
                "loss-02/absent-columns-of-new-records-hold-their-default",
                (script, s) -> script.firstPull("start")
                        .push(
                                "push",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .created(s.table(), "f2", s.sparseRow("two"))
                                        .created(s.table(), "f3", s.row("three", "tre"))
                                        .changes())
                        .pull("delta", "start")
                        .firstPull("full"),
                (e, s) -> e.given("push")
                        .live("delta", s.table(), "f2", defaults(s))
                        .live("full", s.table(), "f2", defaults(s)));
    }

    private static Map<String, Value> defaults(Sample s) {
        Table main = s.mainTable();
        Map<String, Value> expected = new LinkedHashMap<>();
        Map<String, Value> sent = s.sparseRow("two");
        for (Column column : main.columns().values()) {
            boolean plain = column.reference() == null
                    && !column.name().equals(s.schema().ownerColumn());
            if (plain && !sent.containsKey(column.name())) {
                expected.put(column.name(), column.defaultValue());
            }
        }
        expected.put(s.text(), Value.of("two"));
        return expected;
    }
}
