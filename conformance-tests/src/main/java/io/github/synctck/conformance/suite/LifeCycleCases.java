package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Policies.DeleteOverChanged;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.profile.Policies.Recreation;
import io.github.synctck.spec.profile.Policies.UpdateOfDeleted;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that are deleted, moved and made again. */
final class LifeCycleCases {
    private LifeCycleCases() {}

    static List<Case> all() {
        return List.of(
                firstPullListsNoDeletions(),
                deletedTwice(),
                deleteAgainstEdit(),
                createdAgain(),
                childOfDeleted(),
                movedChild(),
                liveIsNotDeleted());
    }

    private static Changes create(Sample s, String... ids) {
        Edits edits = Edits.of();
        for (String id : ids) {
            edits.created(s.table(), id, s.row("one", "uno"));
        }
        return edits.changes();
    }

    private static Changes update(Sample s, String id, String text) {
        return Edits.of().updated(s.table(), id, s.row(text, "uno")).changes();
    }

    private static Changes delete(Sample s, String id) {
        return Edits.of().deleted(s.table(), id).changes();
    }

    private static Case firstPullListsNoDeletions() {
        return wire(
                "tips-04/a-first-pull-lists-no-deletions",
                Needs.NOTHING.declaring(FirstPullTombstones.NONE),
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1"))
                        .pull("p1", "start")
                        .push("delete", "p1", delete(s, "f1"))
                        .firstPull("full"),
                (e, s) -> e.given("create", "p1", "delete").notNamed("full", s.table(), "f1"));
    }

    /** Both devices held the record; the second deletion does not know of the first. */
    private static Case deletedTwice() {
        return wire(
                "del-04/two-deletions-are-one",
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1"))
                        .pull("p1", "start")
                        .push("delete", "p1", delete(s, "f1"))
                        .push("again", "p1", delete(s, "f1"))
                        .pull("p2", "p1")
                        .push("retry", "p2", delete(s, "f1"))
                        .pull("p3", "p1")
                        .firstPull("full"),
                (e, s) -> e.given("create", "p1", "delete", "p2")
                        .accepted("retry", "a deletion of a record that is gone is ignored, at the latest after a pull")
                        .deleted("p3", s.table(), "f1")
                        .notLive("full", s.table(), "f1"));
    }

    private static Case deleteAgainstEdit() {
        return wire(
                "del-05/deletion-and-edit-do-not-pass-each-other",
                Needs.NOTHING.declaring(UpdateOfDeleted.REFUSE, DeleteOverChanged.CONFLICT),
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1", "f2"))
                        .pull("ours", "start")
                        .push(
                                "theirs",
                                "ours",
                                Edits.of()
                                        .deleted(s.table(), "f1")
                                        .updated(s.table(), "f2", s.row("theirs", "uno"))
                                        .changes())
                        .push("edit", "ours", update(s, "f1", "ours"))
                        .push("delete", "ours", delete(s, "f2"))
                        .pull("after", "ours"),
                (e, s) -> e.given("create", "ours", "theirs")
                        .refused("edit", "f1 was deleted after its lastPulledAt")
                        .refused("delete", "f2 was changed after its lastPulledAt")
                        .deleted("after", s.table(), "f1")
                        .live("after", s.table(), "f2", columns(s.text(), Value.of("theirs"))));
    }

    private static Case createdAgain() {
        return wire(
                "del-07/what-is-created-again-is-live-for-all",
                Needs.NOTHING.declaring(Recreation.ACCEPT),
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1"))
                        .pull("p1", "start")
                        .push("delete", "p1", delete(s, "f1"))
                        .pull("p2", "p1")
                        .push(
                                "again",
                                "p2",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("again", "ancora"))
                                        .changes())
                        .pull("had-it", "p1")
                        .pull("saw-it-go", "p2")
                        .firstPull("fresh"),
                (e, s) -> e.given("create", "p1", "delete", "p2")
                        .accepted("again", "its sender knows of the deletion")
                        .live("had-it", s.table(), "f1", columns(s.text(), Value.of("again")))
                        .live("saw-it-go", s.table(), "f1", columns(s.text(), Value.of("again")))
                        .live("fresh", s.table(), "f1", columns(s.text(), Value.of("again"))));
    }

    /** The device still holds the parent; the client itself never deletes a child. */
    private static Case childOfDeleted() {
        return wire(
                "del-08/a-child-of-a-deleted-parent-is-not-dropped",
                Needs.NOTHING.withChildren(),
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1"))
                        .pull("ours", "start")
                        .push("delete", "ours", delete(s, "f1"))
                        .push("child", "ours", child(s, "created", "f1"))
                        .pull("next", "ours")
                        .push("retry", "next", child(s, "created", "f1"))
                        .pull("last", "next"),
                (e, s) -> {
                    String children = s.child().orElseThrow().table().name();
                    return e.given("create", "ours", "delete")
                            .whenAccepted("child", then -> then.named("next", children, "c1"))
                            .whenRefused("child", then -> then.accepted(
                                            "retry", "a pull has to cure the refusal of a child whose parent is gone")
                                    .named("last", children, "c1"));
                });
    }

    private static Changes child(Sample s, String bucket, String parent) {
        DataSchema.Child child = s.child().orElseThrow();
        String table = child.table().name();
        Edits edits = Edits.of();
        return bucket.equals("created")
                ? edits.created(table, "c1", s.childRow(child, parent)).changes()
                : edits.updated(table, "c1", s.childRow(child, parent)).changes();
    }

    private static Case movedChild() {
        return wire(
                "del-09/a-moved-child-survives-its-old-parent",
                Needs.NOTHING.withChildren(),
                (script, s) -> {
                    DataSchema.Child child = s.child().orElseThrow();
                    script.firstPull("start")
                            .push("parents", "start", create(s, "f1", "f2"))
                            .pull("p1", "start")
                            .push("child", "p1", child(s, "created", "f1"))
                            .pull("p2", "p1")
                            .push(
                                    "move",
                                    "p2",
                                    Edits.of()
                                            .deleted(s.table(), "f1")
                                            .updated(child.table().name(), "c1", s.childRow(child, "f2"))
                                            .changes())
                            .firstPull("after");
                },
                (e, s) -> {
                    DataSchema.Child child = s.child().orElseThrow();
                    return e.given("parents", "child")
                            .accepted("move", "it moves a child and deletes its old parent")
                            .live("after", child.table().name(), "c1", columns(child.column().name(), Value.of("f2")));
                });
    }

    private static Case liveIsNotDeleted() {
        return wire(
                "del-10/live-records-are-not-listed-as-deleted",
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1", "f2"))
                        .pull("p1", "start")
                        .push("update", "p1", update(s, "f1", "two"))
                        .pull("p2", "p1")
                        .push("again", "p2", update(s, "f1", "three"))
                        .pull("p3", "p2")
                        .pull("slow", "start")
                        .firstPull("full"),
                (e, s) -> {
                    Expectations all = e.given("create", "update", "again");
                    for (String pull : List.of("p1", "p2", "p3", "slow", "full")) {
                        all = all.changes(pull, s.table(), LifeCycleCases::alive);
                    }
                    return all;
                });
    }

    private static @Nullable Contrast alive(TableChanges changes) {
        boolean listed = changes.deleted().contains("f1") || changes.deleted().contains("f2");
        return listed ? new Contrast("both records live", "one of them is listed as deleted") : null;
    }
}
