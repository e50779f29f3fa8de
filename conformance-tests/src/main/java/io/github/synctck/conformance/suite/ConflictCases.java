package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Policies.CreateOverExisting;
import io.github.synctck.spec.profile.Policies.DeleteOverChanged;
import io.github.synctck.spec.value.Value;
import java.util.List;

/** What happens when two devices change one record. */
final class ConflictCases {
    private ConflictCases() {}

    static List<Case> all() {
        return List.of(
                staleUpdate(),
                staleCreate(),
                staleDelete(),
                refusedLeavesNothing(),
                refusedDeletions(),
                refusedForADeletion(),
                malformedLeavesNothing(),
                refusedCanBeCured(),
                deletedUnderUs());
    }

    private static Changes update(Sample s, String text, String other) {
        return Edits.of().updated(s.table(), "f1", s.row(text, other)).changes();
    }

    /** A record that a device pulled and another one then changed. */
    private static Script changedUnderUs(Script script, Sample s) {
        return script.firstPull("start")
                .push(
                        "create",
                        "start",
                        Edits.of().created(s.table(), "f1", s.row("one", "uno")).changes())
                .pull("ours", "start")
                .push("theirs", "ours", update(s, "one", "theirs"));
    }

    private static Case staleUpdate() {
        return wire(
                "push-05/stale-update-is-rejected",
                (script, s) -> changedUnderUs(script, s)
                        .push("stale", "ours", update(s, "ours", "uno"))
                        .firstPull("after"),
                (e, s) -> e.given("create", "ours", "theirs")
                        .refused("stale", s.table() + "/f1 was changed after its lastPulledAt")
                        .live("after", s.table(), "f1", columns(s.other(), Value.of("theirs"))));
    }

    private static Case staleCreate() {
        return wire(
                "push-05/stale-create-is-rejected",
                (script, s) -> script.firstPull("start")
                        .push(
                                "theirs",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("theirs", "loro"))
                                        .changes())
                        .push(
                                "stale",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("ours", "nostro"))
                                        .changes())
                        .firstPull("after"),
                (e, s) -> s.declares(CreateOverExisting.UPSERT)
                        ? e.given("theirs")
                                .accepted("stale", "the profile declares that a created record replaces what is there")
                                .live("after", s.table(), "f1", columns(s.text(), Value.of("ours")))
                        : e.given("theirs")
                                .refused(
                                        "stale", s.table() + "/f1 was created by another device after its lastPulledAt")
                                .live("after", s.table(), "f1", columns(s.text(), Value.of("theirs"))));
    }

    private static Case staleDelete() {
        return wire(
                "push-05/stale-delete-is-rejected",
                (script, s) -> changedUnderUs(script, s)
                        .push(
                                "stale",
                                "ours",
                                Edits.of().deleted(s.table(), "f1").changes())
                        .firstPull("after"),
                (e, s) -> s.declares(DeleteOverChanged.DELETE_WINS)
                        ? e.given("create", "ours", "theirs")
                                .accepted("stale", "the profile declares that a deletion wins at once")
                                .notLive("after", s.table(), "f1")
                        : e.given("create", "ours", "theirs")
                                .refused("stale", s.table() + "/f1 was changed after its lastPulledAt")
                                .live("after", s.table(), "f1", columns(s.other(), Value.of("theirs"))));
    }

    /** Two pushes that a server may refuse, an edit of a changed record and one of a deleted record. */
    private static Case refusedLeavesNothing() {
        return wire(
                "push-07/refused-push-leaves-nothing",
                (script, s) -> script.firstPull("start")
                        .push(
                                "create",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .created(s.table(), "f2", s.row("two", "due"))
                                        .changes())
                        .pull("ours", "start")
                        .push(
                                "theirs",
                                "ours",
                                Edits.of()
                                        .updated(s.table(), "f1", s.row("one", "theirs"))
                                        .deleted(s.table(), "f2")
                                        .changes())
                        .push("stale", "ours", between(s, "f1", "a1", "a2"))
                        .push("dead", "ours", between(s, "f2", "b1", "b2"))
                        .firstPull("after")
                        .pull("delta", "ours"),
                (e, s) -> e.given("create", "ours", "theirs")
                        .givenRefused("stale", "dead")
                        .whenRefused(
                                "stale",
                                refused -> refused.notNamed("after", s.table(), "a1")
                                        .notNamed("after", s.table(), "a2")
                                        .notNamed("delta", s.table(), "a1")
                                        .live("after", s.table(), "f1", columns(s.other(), Value.of("theirs"))))
                        .whenRefused(
                                "dead",
                                refused -> refused.notNamed("after", s.table(), "b1")
                                        .notNamed("after", s.table(), "b2")
                                        .notNamed("delta", s.table(), "b1")
                                        .notLive("after", s.table(), "f2")));
    }

    /** Whatever else a refused push holds: its deletions and its edits of other records are as if they had never been. */
    private static Case refusedDeletions() {
        return wire(
                "push-07/other-edits-of-a-refused-push-are-not-kept",
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
                                        .created(s.table(), "f3", s.row("three", "tre"))
                                        .changes())
                        .pull("ours", "start")
                        .push("theirs", "ours", update(s, "one", "theirs"))
                        .push(
                                "stale",
                                "ours",
                                Edits.of()
                                        .updated(s.table(), "f1", s.row("ours", "uno"))
                                        .updated(s.table(), "f3", s.row("edited", "tre"))
                                        .deleted(s.table(), "f2")
                                        .changes())
                        .firstPull("after")
                        .pull("delta", "ours"),
                (e, s) -> e.given("create", "ours", "theirs")
                        .givenRefused("stale")
                        .live("after", s.table(), "f2", columns(s.text(), Value.of("two")))
                        .live("after", s.table(), "f3", columns(s.text(), Value.of("three")))
                        .notDeleted("delta", s.table(), "f2"));
    }

    /** Deletions are looked at last as a rule, when the other edits of the push may have been written. */
    private static Case refusedForADeletion() {
        return wire(
                "push-07/a-push-refused-for-a-deletion-leaves-nothing",
                (script, s) -> changedUnderUs(
                                script.where(
                                        policies -> policies.conflict() == Conflict.REJECT
                                                && !policies.declares(DeleteOverChanged.DELETE_WINS),
                                        "no deletion is refused for what its sender has not seen"),
                                s)
                        .push(
                                "stale",
                                "ours",
                                Edits.of()
                                        .created(s.second().name(), "x1", s.row(s.second()))
                                        .created(s.table(), "f2", s.row("new", "nuovo"))
                                        .deleted(s.table(), "f1")
                                        .changes())
                        .firstPull("after"),
                (e, s) -> e.given("create", "ours", "theirs")
                        .givenRefused("stale")
                        .notNamed("after", s.second().name(), "x1")
                        .notNamed("after", s.table(), "f2")
                        .live("after", s.table(), "f1", columns()));
    }

    /** An update of one record between the creations of two others. */
    private static Changes between(Sample s, String id, String before, String after) {
        return Edits.of()
                .created(s.table(), before, s.row("new", "nuovo"))
                .updated(s.table(), id, s.row("ours", "uno"))
                .created(s.table(), after, s.row("new", "nuovo"))
                .changes();
    }

    /** A sound record beside one without an id: a server that refuses the push has to forget the sound one too. */
    private static Case malformedLeavesNothing() {
        return wire(
                "push-07/malformed-push-leaves-nothing",
                Needs.HTTP,
                (script, s) -> script.firstPull("start")
                        .rawPush(
                                "bad",
                                "{\"changes\":{\"" + s.table() + "\":{\"created\":[" + s.json("{id:f1}", "one", "uno")
                                        + ",{}],\"updated\":[],\"deleted\":[]}},\"lastPulledAt\":{cursor:start}}")
                        .pull("delta", "start")
                        .firstPull("after"),
                (e, s) -> e.given("start")
                        .givenRefused("bad")
                        .notNamed("delta", s.table(), "f1")
                        .notNamed("after", s.table(), "f1"));
    }

    private static Case refusedCanBeCured() {
        return wire(
                "derived-04/pull-cures-a-refused-push",
                (script, s) -> changedUnderUs(
                                script.where(
                                        policies -> policies.conflict() == Conflict.REJECT,
                                        "where the last push wins, none is refused for what its sender has not seen"),
                                s)
                        .push("stale", "ours", update(s, "ours", "uno"))
                        .pull("again", "ours")
                        .push("retry", "again", update(s, "ours", "theirs"))
                        .firstPull("after"),
                (e, s) -> e.given("create", "ours", "theirs")
                        .givenRefused("stale")
                        .live("again", s.table(), "f1", columns(s.other(), Value.of("theirs")))
                        .accepted("retry", "the device has just pulled what it was refused for")
                        .live(
                                "after",
                                s.table(),
                                "f1",
                                columns(s.text(), Value.of("ours"), s.other(), Value.of("theirs"))));
    }

    /** The edit of a deleted record may be refused, but then the next pull has to name the deletion. */
    private static Case deletedUnderUs() {
        return wire(
                "derived-04/edit-of-a-deleted-record-is-cured",
                (script, s) -> script.firstPull("start")
                        .push(
                                "create",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .changes())
                        .pull("ours", "start")
                        .push(
                                "theirs",
                                "ours",
                                Edits.of().deleted(s.table(), "f1").changes())
                        .push("stale", "ours", update(s, "ours", "uno"))
                        .pull("again", "ours")
                        .firstPull("after"),
                (e, s) -> e.given("create", "ours", "theirs")
                        .push("stale", op -> null)
                        .changes(
                                "again",
                                s.table(),
                                changes -> changes.deleted().contains("f1")
                                        ? null
                                        : new Contrast("the next pull lists f1 as deleted", "it does not"))
                        .notLive("after", s.table(), "f1"));
    }
}
