package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Policies.Cascade;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.value.Value;
import java.util.List;

/** What becomes of deleted records. */
final class DeletionCases {
    private DeletionCases() {}

    static List<Case> all() {
        return List.of(deletionIsListed(), creatorLearns(), descendants(), deletedAgain(), recreatedIsLive());
    }

    private static Changes create(Sample s, String id) {
        return Edits.of().created(s.table(), id, s.row("one", "uno")).changes();
    }

    static Changes delete(Sample s, String id) {
        return Edits.of().deleted(s.table(), id).changes();
    }

    /** A record that was created, deleted, and created again by somebody who knew. */
    static Script createdAgain(Script script, Sample s) {
        return script.firstPull("start")
                .push("create", "start", create(s, "f1"))
                .pull("p1", "start")
                .push("delete", "p1", delete(s, "f1"))
                .pull("p2", "p1")
                .push(
                        "again",
                        "p2",
                        Edits.of()
                                .created(s.table(), "f1", s.row("again", "ancora"))
                                .changes());
    }

    private static Case deletionIsListed() {
        return wire(
                "tips-02/deletion-is-listed",
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1"))
                        .pull("p1", "start")
                        .push("delete", "p1", delete(s, "f1"))
                        .pull("p2", "p1")
                        .firstPull("full"),
                (e, s) -> e.given("create", "p1", "delete")
                        .deleted("p2", s.table(), "f1")
                        .notLive("full", s.table(), "f1"));
    }

    /** The creator's cursor is older than the record, yet it holds it and has to hear of the deletion. */
    private static Case creatorLearns() {
        return wire(
                "derived-06/creator-learns-of-the-deletion",
                (script, s) -> script.firstPull("creator")
                        .push("create", "creator", create(s, "f1"))
                        .firstPull("other")
                        .push("delete", "other", delete(s, "f1"))
                        .pull("after", "creator"),
                (e, s) -> e.given("create", "delete").deleted("after", s.table(), "f1"));
    }

    private static Case descendants() {
        return wire(
                "push-11/descendants-are-deleted-too",
                (script, s) -> {
                    script.firstPull("start");
                    Edits family = Edits.of().created(s.table(), "f1", s.row("one", "uno"));
                    DataSchema.Child child = s.child().orElseThrow();
                    family.created(child.table().name(), "c1", s.childRow(child, "f1"));
                    script.push("create", "start", family.changes())
                            .pull("p1", "start")
                            .push("delete", "p1", delete(s, "f1"))
                            .pull("p2", "p1")
                            .firstPull("full");
                },
                (e, s) -> {
                    String children = s.child().orElseThrow().table().name();
                    e.given("create", "p1", "delete");
                    return s.declares(Cascade.KEEP)
                            ? e.notDeleted("p2", children, "c1").live("full", children, "c1", columns())
                            : e.deleted("p2", children, "c1").notLive("full", children, "c1");
                });
    }

    private static Case deletedAgain() {
        return wire(
                "push-04/delete-of-a-deleted-record-is-ignored",
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1"))
                        .pull("p1", "start")
                        .push("delete", "p1", delete(s, "f1"))
                        .pull("p2", "p1")
                        .push("again", "p2", delete(s, "f1"))
                        .firstPull("full"),
                (e, s) -> e.given("create", "delete")
                        .accepted("again", "two devices may delete the same record")
                        .notLive("full", s.table(), "f1"));
    }

    private static Case recreatedIsLive() {
        return wire(
                "pull-02b/deleted-and-created-again-stands-in-one-bucket",
                (script, s) -> createdAgain(script, s).pull("p3", "p1"),
                (e, s) -> e.given("create", "delete", "again")
                        .live("p3", s.table(), "f1", columns(s.text(), Value.of("again")))
                        .changes(
                                "p3",
                                s.table(),
                                changes -> changes.deleted().contains("f1")
                                        ? new Contrast("f1 stands in one bucket", "f1 is both live and deleted")
                                        : null));
    }
}
