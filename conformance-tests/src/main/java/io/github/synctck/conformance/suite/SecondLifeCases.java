package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Policies.Cascade;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Policies.CreateOverExisting;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ids that stand for a record a second time, or for records of several tables, and what hangs on them. */
final class SecondLifeCases {
    private static final int OWNER = 0;
    private static final int OTHER = 1;
    private static final String SAME = "same";

    private SecondLifeCases() {}

    static List<Case> all() {
        return List.of(
                childOfRecreated(),
                madeAgainTogether(),
                echoOfRecreated(),
                createdAgainCleared(),
                createdAgainSparse(),
                sameIdInTables(),
                wentWithItsParent(),
                childrenOfRefused(),
                childrenOfOthers());
    }

    private static String childTable(Sample s) {
        return s.child().orElseThrow().table().name();
    }

    private static Changes child(Sample s) {
        DataSchema.Child child = s.child().orElseThrow();
        return Edits.of()
                .created(child.table().name(), "c1", s.childRow(child, "f1"))
                .changes();
    }

    private static Case childOfRecreated() {
        return wire(
                "del-07/children-of-a-record-made-again-stay",
                (script, s) -> DeletionCases.createdAgain(script, s)
                        .pull("p3", "p2")
                        .push("child", "p3", child(s))
                        .pull("p4", "p3")
                        .firstPull("full"),
                (e, s) -> e.given("create", "p1", "delete", "again", "child")
                        .givenLive("p3", s.table(), "f1")
                        .notDeleted("p4", childTable(s), "c1")
                        .live("full", childTable(s), "c1", columns()));
    }

    /** What an app does that takes a deletion back; the order of tables in a push means nothing. */
    private static Case madeAgainTogether() {
        return wire(
                "del-07/parent-and-child-made-again-together-stay",
                (script, s) -> {
                    DataSchema.Child child = s.child().orElseThrow();
                    script.firstPull("start")
                            .push("create", "start", parent(s, "one").changes())
                            .push("child", "start", child(s))
                            .pull("p1", "start")
                            .push("delete", "p1", DeletionCases.delete(s, "f1"))
                            .pull("p2", "p1")
                            .push(
                                    "again",
                                    "p2",
                                    Edits.of()
                                            .created(child.table().name(), "c1", s.childRow(child, "f1"))
                                            .created(s.table(), "f1", s.row("again", "ancora"))
                                            .changes())
                            .pull("p3", "p2")
                            .firstPull("full");
                },
                (e, s) -> e.given("create", "child", "p1", "delete", "p2", "again")
                        .notDeleted("p3", s.table(), "f1")
                        .notDeleted("p3", childTable(s), "c1")
                        .live("full", s.table(), "f1", columns())
                        .live("full", childTable(s), "c1", columns()));
    }

    private static Edits parent(Sample s, String text) {
        return Edits.of().created(s.table(), "f1", s.row(text, "uno"));
    }

    private static Case echoOfRecreated() {
        return wire(
                "derived-05/own-record-made-again-is-not-echoed-as-created",
                (script, s) -> DeletionCases.createdAgain(script, s).pull("echo", "p2"),
                (e, s) -> e.given("create", "p1", "delete", "again")
                        .changes(
                                "echo",
                                s.table(),
                                changes -> changes.created().stream()
                                                .anyMatch(row -> row.id().equals("f1"))
                                        ? new Contrast(
                                                "the pusher finds its own record in updated, or not at all",
                                                "its own record is in created, which undoes a deletion made meanwhile")
                                        : null));
    }

    /** The answer to a creation was lost, the app emptied columns, and the client sends the record as created again. */
    private static Case createdAgainCleared() {
        return wire(
                "push-02/created-again-with-null-is-cleared",
                (script, s) -> {
                    Map<String, Value> cleared = s.row("two", "due");
                    s.optionalColumns().forEach(column -> cleared.put(column, Value.NULL));
                    script.firstPull("start")
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
                                    Edits.of().created(s.table(), "f1", cleared).changes())
                            .firstPull("full");
                },
                (e, s) -> e.given("create", "p1", "again")
                        .givenLive("full", s.table(), "f1")
                        .changes("full", s.table(), changes -> kept(s, Expectations.find(changes, "f1"))));
    }

    /** The answer to a creation was lost, and an older app, which lacks columns, sends the record as created again. */
    private static Case createdAgainSparse() {
        return wire(
                "derived-10/absent-columns-of-a-repeated-creation-keep-their-value",
                (script, s) -> script.firstPull("start")
                        .push("create", "start", parent(s, "one").changes())
                        .pull("p1", "start")
                        .push(
                                "again",
                                "p1",
                                Edits.of()
                                        .created(s.table(), "f1", columns(s.text(), Value.of("two")))
                                        .changes())
                        .firstPull("full"),
                (e, s) -> e.given("create", "p1", "again")
                        .live(
                                "full",
                                s.table(),
                                "f1",
                                s.declares(CreateOverExisting.UPSERT)
                                        ? columns()
                                        : columns(s.other(), Value.of("uno"))));
    }

    /** What null becomes in a column is the subject of other cases; here it must not be what was there before. */
    private static @Nullable Contrast kept(Sample s, @Nullable RawRecord shown) {
        Map<String, Value> before = s.row("one", "uno");
        for (String column : s.optionalColumns()) {
            Value old = before.get(column);
            if (shown != null && old instanceof Value.Text && old.equals(shown.get(column))) {
                return new Contrast(column + " is empty, as it was sent", column + " is still " + old);
            }
        }
        return null;
    }

    private static Table second(Sample s) {
        if (s.second().equals(s.mainTable())) {
            throw new Inapplicable("the schema has one table without parents");
        }
        return s.second();
    }

    /** Ids are unique in their table; apps that import have the same ones in several. */
    private static Case sameIdInTables() {
        return wire(
                "tips-02/one-id-deleted-in-two-tables",
                (script, s) -> script.firstPull("start")
                        .push(
                                "create",
                                "start",
                                Edits.of()
                                        .created(s.table(), SAME, s.row("one", "uno"))
                                        .created(second(s).name(), SAME, s.row(second(s)))
                                        .changes())
                        .pull("p1", "start")
                        .push("delete", "p1", DeletionCases.delete(s, SAME))
                        .push(
                                "delete-other",
                                "p1",
                                Edits.of().deleted(second(s).name(), SAME).changes())
                        .pull("p2", "p1"),
                (e, s) -> e.given("create", "p1", "delete", "delete-other")
                        .givenLive("p1", s.table(), SAME)
                        .givenLive("p1", second(s).name(), SAME)
                        .deleted("p2", s.table(), SAME)
                        .deleted("p2", second(s).name(), SAME));
    }

    /** A phone that does not know of the deletion hangs the child on another parent. */
    private static Case wentWithItsParent() {
        return wire(
                "del-01/an-edit-does-not-bring-back-what-went-with-its-parent",
                (script, s) -> {
                    DataSchema.Child child = s.child().orElseThrow();
                    script.where(
                                    policies -> !policies.declares(Cascade.KEEP),
                                    "children stay when their parent is deleted")
                            .firstPull("start")
                            .push(
                                    "create",
                                    "start",
                                    parent(s, "one")
                                            .created(s.table(), "f2", s.row("two", "due"))
                                            .changes())
                            .push("child", "start", child(s))
                            .pull("ours", "start")
                            .push("theirs", "ours", DeletionCases.delete(s, "f1"))
                            .pull("gone", "ours")
                            .push(
                                    "move",
                                    "ours",
                                    Edits.of()
                                            .updated(child.table().name(), "c1", s.childRow(child, "f2"))
                                            .changes())
                            .pull("after", "ours")
                            .firstPull("full");
                },
                (e, s) -> e.given("create", "child", "ours", "theirs")
                        .givenDeleted("gone", childTable(s), "c1")
                        .push("move", op -> null)
                        .notLive("after", childTable(s), "c1")
                        .notLive("full", childTable(s), "c1"));
    }

    private static Case childrenOfRefused() {
        return wire(
                "push-07/children-of-what-a-refused-push-deletes-stay",
                (script, s) -> script.where(
                                policies -> policies.conflict() == Conflict.REJECT,
                                "where the last push wins, none is refused for what its sender has not seen")
                        .firstPull("start")
                        .push(
                                "create",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .created(s.table(), "f2", s.row("two", "due"))
                                        .changes())
                        .push("child", "start", child(s))
                        .pull("ours", "start")
                        .push(
                                "theirs",
                                "ours",
                                Edits.of()
                                        .updated(s.table(), "f2", s.row("theirs", "loro"))
                                        .changes())
                        .push(
                                "stale",
                                "ours",
                                Edits.of()
                                        .updated(s.table(), "f2", s.row("ours", "nostro"))
                                        .deleted(s.table(), "f1")
                                        .changes())
                        .firstPull("after")
                        .pull("delta", "ours"),
                (e, s) -> e.given("create", "child", "ours", "theirs")
                        .givenRefused("stale")
                        .live("after", s.table(), "f1", columns())
                        .live("after", childTable(s), "c1", columns())
                        .notDeleted("delta", childTable(s), "c1"));
    }

    /** Two accounts may hold the same ids; a deletion in one takes nothing along in the other. */
    private static Case childrenOfOthers() {
        return wire(
                "derived-13/a-deletion-takes-no-children-of-others",
                Needs.NOTHING,
                (script, s) -> script.users(2)
                        .pull("owner", OWNER, CursorRef.NEVER)
                        .push(
                                "create",
                                OWNER,
                                CursorRef.of("owner"),
                                parent(s, "mine").changes())
                        .push("child", OWNER, CursorRef.of("owner"), child(s))
                        .pull("other", OTHER, CursorRef.NEVER)
                        .push(
                                "theirs",
                                OTHER,
                                CursorRef.of("other"),
                                parent(s, "theirs").changes())
                        .pull("other-2", OTHER, CursorRef.of("other"))
                        .push("delete", OTHER, CursorRef.of("other-2"), DeletionCases.delete(s, "f1"))
                        .pull("after", OWNER, CursorRef.NEVER),
                (e, s) -> e.given("create", "child", "theirs", "other-2", "delete")
                        .live("after", s.table(), "f1", columns(s.text(), Value.of("mine")))
                        .live("after", childTable(s), "c1", columns()));
    }
}
