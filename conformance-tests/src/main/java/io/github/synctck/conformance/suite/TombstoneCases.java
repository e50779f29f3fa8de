package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.DeletionCases.delete;
import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PullStrategy;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Policies.Cascade;
import io.github.synctck.spec.profile.Policies.DeleteOverChanged;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.profile.Policies.Recreation;
import io.github.synctck.spec.profile.Policies.UpdateOfDeleted;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Records that are deleted, moved and made again. */
final class TombstoneCases {
    private TombstoneCases() {}

    static List<Case> all() {
        return List.of(
                firstPullListsNoDeletions(),
                deletedTwice(),
                deleteAgainstEdit(),
                createdAgain(),
                childrenStayDeleted(),
                liveIsNotDeleted(),
                noGhosts(),
                purged());
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

    private static Case firstPullListsNoDeletions() {
        return wire(
                "tips-04/deletions-on-a-first-pull-as-declared",
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1"))
                        .pull("p1", "start")
                        .push("delete", "p1", delete(s, "f1"))
                        .firstPull("full"),
                (e, s) -> s.declares(FirstPullTombstones.NONE)
                        ? e.given("create", "p1", "delete").notNamed("full", s.table(), "f1")
                        : e.given("create", "p1", "delete").deleted("full", s.table(), "f1"));
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
                (e, s) -> {
                    e.given("create", "ours", "theirs");
                    if (s.declares(UpdateOfDeleted.REFUSE)) {
                        e.refused("edit", "f1 was deleted after its lastPulledAt");
                    }
                    e.deleted("after", s.table(), "f1");
                    return s.declares(DeleteOverChanged.CONFLICT)
                            ? e.refused("delete", "f2 was changed after its lastPulledAt")
                                    .live("after", s.table(), "f2", columns(s.text(), Value.of("theirs")))
                            : e.accepted("delete", "the profile declares that a deletion wins at once")
                                    .deleted("after", s.table(), "f2");
                });
    }

    private static Case createdAgain() {
        return wire(
                "del-07/what-is-created-again-is-live-for-all",
                (script, s) -> DeletionCases.createdAgain(script, s)
                        .pull("had-it", "p1")
                        .pull("saw-it-go", "p2")
                        .firstPull("fresh"),
                (e, s) -> e.given("create", "p1", "delete", "p2")
                        .accepted("again", "its sender knows of the deletion")
                        .live("had-it", s.table(), "f1", columns(s.text(), Value.of("again")))
                        .live("saw-it-go", s.table(), "f1", columns(s.text(), Value.of("again")))
                        .live("fresh", s.table(), "f1", columns(s.text(), Value.of("again"))));
    }

    /** What went with a deleted parent does not come back with it: nobody made it again. */
    private static Case childrenStayDeleted() {
        return wire(
                "del-01/children-do-not-come-back-with-their-parent",
                (script, s) -> {
                    DataSchema.Child child =
                            s.child().orElseThrow(() -> new Inapplicable("nothing hangs below " + s.table()));
                    script.where(
                                    policies ->
                                            !policies.declares(Cascade.KEEP) && policies.declares(Recreation.ACCEPT),
                                    "no children go with a record, or none is made again")
                            .firstPull("start")
                            .push(
                                    "create",
                                    "start",
                                    Edits.of()
                                            .created(s.table(), "f1", s.row("one", "uno"))
                                            .created(child.table().name(), "c1", s.childRow(child, "f1"))
                                            .changes())
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
                            .firstPull("fresh");
                },
                (e, s) -> {
                    String kin = s.child().orElseThrow().table().name();
                    return e.given("create", "p1", "delete", "p2", "again")
                            .givenDeleted("p2", kin, "c1")
                            .notLive("had-it", kin, "c1")
                            .notLive("saw-it-go", kin, "c1")
                            .notLive("fresh", kin, "c1");
                });
    }

    /** Neither a record that changes is deleted nor what hangs below it. */
    private static Case liveIsNotDeleted() {
        return wire(
                "del-10/live-records-are-not-listed-as-deleted",
                (script, s) -> {
                    Edits made = Edits.of()
                            .created(s.table(), "f1", s.row("one", "uno"))
                            .created(s.table(), "f2", s.row("one", "uno"));
                    s.child().ifPresent(child -> made.created(child.table().name(), "c1", s.childRow(child, "f1")));
                    script.firstPull("start")
                            .push("create", "start", made.changes())
                            .pull("p1", "start")
                            .push("update", "p1", update(s, "f1", "two"))
                            .pull("p2", "p1")
                            .push("again", "p2", update(s, "f1", "three"))
                            .pull("p3", "p2")
                            .pull("slow", "start")
                            .firstPull("full");
                },
                (e, s) -> {
                    e.given("create", "update", "again");
                    for (String pull : List.of("p1", "p2", "p3", "slow", "full")) {
                        e.changes(pull, s.table(), TombstoneCases::alive);
                        s.child()
                                .ifPresent(child ->
                                        e.notDeleted(pull, child.table().name(), "c1"));
                    }
                    return e;
                });
    }

    private static @Nullable Contrast alive(TableChanges changes) {
        boolean listed = changes.deleted().contains("f1") || changes.deleted().contains("f2");
        return listed ? new Contrast("both records live", "one of them is listed as deleted") : null;
    }

    /** One chain of pulls adds up to what a first pull shows, deletions included. */
    private static Case noGhosts() {
        return wire(
                "del-03/a-chain-ends-with-what-there-is",
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1", "f2", "f3"))
                        .pull("p1", "start")
                        .push(
                                "mixed",
                                "p1",
                                Edits.of()
                                        .updated(s.table(), "f1", s.row("two", "due"))
                                        .deleted(s.table(), "f2")
                                        .changes())
                        .pull("p2", "p1")
                        .push("only", "p2", delete(s, "f3"))
                        .pull("p3", "p2")
                        .firstPull("full"),
                (e, s) -> e.given("create", "p1", "mixed", "p2", "only")
                        .changes("p3", s.table(), changes -> ghost(e, s)));
    }

    private static @Nullable Contrast ghost(Expectations e, Sample s) {
        TreeSet<String> held = new TreeSet<>();
        for (String label : List.of("p1", "p2", "p3")) {
            TableChanges changes = Compared.changes(e.history(), label).table(s.table());
            changes.created().forEach(row -> held.add(row.id()));
            changes.updated().forEach(row -> held.add(row.id()));
            changes.deleted().forEach(held::remove);
        }
        held.retainAll(List.of("f1", "f2", "f3"));
        TableChanges full = Compared.changes(e.history(), "full").table(s.table());
        held.removeIf(id -> Expectations.find(full, id) != null);
        return held.isEmpty()
                ? null
                : new Contrast(
                        "after its last pull a device shows nothing that a first pull does not hold",
                        "it still shows " + String.join(", ", held));
    }

    /** The device was away while the deletion was made, told to others and forgotten. */
    private static Case purged() {
        return wire(
                "del-06/purged-deletions-are-not-passed-over",
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1", "f2"))
                        .pull("away", "start")
                        .push("delete", "away", delete(s, "f1"))
                        .pull("told", "away")
                        .server(new ServerAction.Purge())
                        .pull("back", "away"),
                (e, s) -> e.given("create", "away", "delete", "told").pull("back", op -> silent(op, s)));
    }

    private static @Nullable Contrast silent(Operation.Pull op, Sample s) {
        boolean plain = op.outcome() instanceof PullResponse.Accepted answer
                && !answer.strategy().equals(PullStrategy.REPLACEMENT)
                && !answer.changes().table(s.table()).deleted().contains("f1");
        return plain
                ? new Contrast(
                        "the pull is refused, replaces everything, or lists f1 as deleted",
                        "a plain delta without f1, which the device keeps for ever")
                : null;
    }
}
