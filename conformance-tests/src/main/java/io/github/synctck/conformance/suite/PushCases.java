package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies.InvalidValues;
import io.github.synctck.spec.profile.Policies.UnknownColumns;
import io.github.synctck.spec.profile.Policies.UnknownTables;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a push does, without anyone in the way. */
final class PushCases {
    private PushCases() {}

    static List<Case> all() {
        return List.of(
                createdThatExists(),
                samePushTwice(),
                sameUpdateTwice(),
                updateOfUnknown(),
                deleteOfUnknown(),
                bookkeepingIgnored(),
                absentColumns(),
                tableOrder(),
                besideUnknownTables(),
                unknownTables(),
                unknownColumns(),
                wrongValues());
    }

    private static Case createdThatExists() {
        return wire(
                "push-02/created-that-exists-is-updated",
                (script, s) -> script.firstPull("start")
                        .push(
                                "create",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .changes())
                        .pull("p1", "start")
                        .push(
                                "again",
                                "p1",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("edited", "uno"))
                                        .changes())
                        .firstPull("after"),
                (e, s) -> e.given("create", "p1")
                        .accepted("again", "a created record that exists is an update, as after a lost answer")
                        .live("after", s.table(), "f1", columns(s.text(), Value.of("edited")))
                        .changes("after", s.table(), changes -> once(changes, "f1")));
    }

    private static @Nullable Contrast once(TableChanges changes, String id) {
        long count = changes.created().stream().filter(r -> r.id().equals(id)).count()
                + changes.updated().stream().filter(r -> r.id().equals(id)).count();
        return count == 1 ? null : new Contrast(id + " exists once", id + " stands in the answer " + count + " times");
    }

    private static Case samePushTwice() {
        return wire(
                "impl-01/same-push-twice-has-one-effect",
                (script, s) -> {
                    var push = Edits.of()
                            .created(s.table(), "f2", s.row("two", "due"))
                            .updated(s.table(), "f1", s.row("changed", "uno"))
                            .changes();
                    script.firstPull("start")
                            .push(
                                    "create",
                                    "start",
                                    Edits.of()
                                            .created(s.table(), "f1", s.row("one", "uno"))
                                            .changes())
                            .pull("p1", "start")
                            .push("once", "p1", push)
                            .pull("p2", "p1")
                            .push("twice", "p2", push)
                            .firstPull("after");
                },
                (e, s) -> e.given("create", "once")
                        .accepted("twice", "the same changes once more, after a pull, as after a lost answer")
                        .live("after", s.table(), "f1", columns(s.text(), Value.of("changed")))
                        .live("after", s.table(), "f2", columns(s.text(), Value.of("two")))
                        .changes("after", s.table(), changes -> once(changes, "f1"))
                        .changes("after", s.table(), changes -> once(changes, "f2")));
    }

    private static Script createdAndPulled(Script script, Sample s) {
        return script.firstPull("start")
                .push(
                        "create",
                        "start",
                        Edits.of().created(s.table(), "f1", s.row("one", "uno")).changes())
                .pull("p1", "start");
    }

    private static Changes changed(Sample s) {
        return Edits.of().updated(s.table(), "f1", s.row("changed", "uno")).changes();
    }

    /** For servers that take updates and no creations, too. */
    private static Case sameUpdateTwice() {
        return wire(
                "impl-01/same-update-twice-has-one-effect",
                (script, s) -> createdAndPulled(script, s)
                        .push("once", "p1", changed(s))
                        .pull("p2", "p1")
                        .push("twice", "p2", changed(s))
                        .firstPull("after"),
                (e, s) -> e.given("create", "once")
                        .accepted("twice", "the same update once more, after a pull, as after a lost answer")
                        .live("after", s.table(), "f1", columns(s.text(), Value.of("changed")))
                        .changes("after", s.table(), changes -> once(changes, "f1")));
    }

    private static Case updateOfUnknown() {
        return wire(
                "push-03/update-of-an-unknown-record-creates-it",
                (script, s) -> script.firstPull("start")
                        .push(
                                "update",
                                "start",
                                Edits.of()
                                        .updated(s.table(), "f1", s.row("one", "uno"))
                                        .changes())
                        .firstPull("after"),
                (e, s) -> e.accepted("update", "an updated record that was never known is created")
                        .live("after", s.table(), "f1", columns(s.text(), Value.of("one"))));
    }

    private static Case deleteOfUnknown() {
        return wire(
                "push-04/delete-of-an-unknown-record-is-ignored",
                (script, s) -> script.firstPull("start")
                        .push(
                                "delete",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .deleted(s.table(), "f2")
                                        .changes())
                        .firstPull("after"),
                (e, s) -> e.accepted("delete", "a deletion of a record that never was is ignored")
                        .live("after", s.table(), "f1", columns(s.text(), Value.of("one"))));
    }

    private static Case bookkeepingIgnored() {
        return wire(
                "push-08/bookkeeping-columns-are-ignored",
                (script, s) -> {
                    Map<String, Value> marked = s.row("changed", "altro");
                    marked.put("_status", Value.of("created"));
                    marked.put("_changed", Value.of(s.other()));
                    script.firstPull("start")
                            .push(
                                    "create",
                                    "start",
                                    Edits.of()
                                            .created(s.table(), "f1", s.row("one", "uno"))
                                            .changes())
                            .pull("p1", "start")
                            .push(
                                    "update",
                                    "p1",
                                    Edits.of().updated(s.table(), "f1", marked).changes())
                            .firstPull("after");
                },
                (e, s) -> e.given("create")
                        .accepted("update", "_status and _changed are the client's own")
                        .live(
                                "after",
                                s.table(),
                                "f1",
                                columns(s.text(), Value.of("changed"), s.other(), Value.of("altro")))
                        .changes("after", s.table(), changes -> {
                            var record = Expectations.find(changes, "f1");
                            boolean stored =
                                    record != null && (record.get("_status") != null || record.get("_changed") != null);
                            return stored ? new Contrast("neither column is stored", "f1 comes back with them") : null;
                        }));
    }

    /** Comes before all cases that look for a record by its id. */
    static Case ownIdKept() {
        return wire(
                "faq-01/the-clients-id-is-the-id",
                Needs.FRESH,
                (script, s) -> script.firstPull("start")
                        .push(
                                "create",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .changes())
                        .firstPull("after"),
                (e, s) -> e.given("create")
                        .givenRows("after", s.table())
                        .changes("after", s.table(), changes -> onlyRecord(changes, s))
                        .changes("after", s.table(), changes -> once(changes, "f1")));
    }

    /** After one create in a new account there is one record, and it has the id that the client gave. */
    private static @Nullable Contrast onlyRecord(TableChanges changes, Sample s) {
        List<String> ids = Expectations.records(changes).stream()
                .map(RawRecord::id)
                .distinct()
                .toList();
        return ids.equals(List.of("f1"))
                ? null
                : new Contrast("one record, " + s.table() + "/f1", "the records " + String.join(", ", ids));
    }

    private static Case absentColumns() {
        return wire(
                "derived-10/absent-columns-keep-their-value",
                (script, s) -> script.firstPull("start")
                        .push(
                                "create",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .changes())
                        .pull("p1", "start")
                        .push(
                                "partial",
                                "p1",
                                Edits.of()
                                        .updated(s.table(), "f1", columns(s.text(), Value.of("changed")))
                                        .changes())
                        .firstPull("after"),
                (e, s) -> e.given("create")
                        .accepted("partial", "an older app leaves out columns that it does not know")
                        .live(
                                "after",
                                s.table(),
                                "f1",
                                columns(s.text(), Value.of("changed"), s.other(), Value.of("uno"))));
    }

    /** Children before parents, tables in the reverse of their dependency order. */
    private static Case tableOrder() {
        return wire(
                "derived-11/tables-in-any-order",
                Needs.FRESH,
                (script, s) -> {
                    List<Table> reversed = new ArrayList<>(s.schema().parentsFirst());
                    Collections.reverse(reversed);
                    Edits edits = Edits.of();
                    for (Table table : reversed) {
                        edits = edits.created(table.name(), Sample.idIn(table), s.linkedRow(table));
                    }
                    script.firstPull("start")
                            .push("push", "start", edits.changes())
                            .firstPull("after");
                },
                (e, s) -> {
                    Expectations all = e.accepted("push", "the order of tables in a push means nothing");
                    for (Table table : s.schema().tables().values()) {
                        all = all.live("after", table.name(), Sample.idIn(table), columns());
                    }
                    return all;
                });
    }

    private static Edits behindAnUnknownTable(Sample s) {
        return Edits.of()
                .created("no_such_table", "x1", columns("name", Value.of("x")))
                .created(s.table(), "f1", s.row("one", "uno"));
    }

    /** Whether unknown tables are refused is the server's choice; to take a push and to leave out known ones is not. */
    private static Case besideUnknownTables() {
        return wire(
                "push-01/known-tables-beside-unknown-ones-are-applied",
                (script, s) -> script.firstPull("start")
                        .push("push", "start", behindAnUnknownTable(s).changes())
                        .firstPull("after"),
                (e, s) -> e.push("push", op -> null)
                        .whenAccepted(
                                "push",
                                then -> then.live("after", s.table(), "f1", columns(s.text(), Value.of("one")))));
    }

    private static Case unknownTables() {
        return declared(
                "push-09/unknown-tables-as-declared",
                UnknownTables.REFUSE,
                PushCases::behindAnUnknownTable,
                "what the server does not know it leaves aside");
    }

    private static Case unknownColumns() {
        return declared(
                "push-09/unknown-columns-as-declared",
                UnknownColumns.REFUSE,
                s -> {
                    Map<String, Value> row = s.row("one", "uno");
                    row.put("no_such_column", Value.of("x"));
                    return Edits.of().created(s.table(), "f1", row);
                },
                "what the server does not know it leaves aside");
    }

    private static Case wrongValues() {
        return declared(
                "push-10/slightly-wrong-values-as-declared",
                InvalidValues.REFUSE,
                s -> Edits.of().created(s.table(), "f1", s.wrongNumbers()),
                "a refusal would block every later sync of this device");
    }

    /** A push with something odd in it, which is taken, or refused as a whole where that is declared. */
    private static Case declared(String id, Choice refuses, Function<Sample, Edits> odd, String why) {
        return wire(
                id,
                (script, s) -> script.firstPull("start")
                        .push("push", "start", odd.apply(s).changes())
                        .firstPull("after"),
                (e, s) -> s.declares(refuses)
                        ? e.refused("push", "the profile declares it").notNamed("after", s.table(), "f1")
                        : e.accepted("push", why).live("after", s.table(), "f1", columns(s.text(), Value.of("one"))));
    }
}
