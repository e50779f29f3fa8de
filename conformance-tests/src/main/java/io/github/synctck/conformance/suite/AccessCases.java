package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user may see changes behind the endpoints; only a target that offers those hooks can be judged. */
final class AccessCases {
    private AccessCases() {}

    static List<Case> all() {
        return List.of(revoked(), granted(), revokedAndGranted());
    }

    /** A device that holds a record with a child, and another record. */
    private static Script family(Script script, Sample s) {
        String children = s.child().orElseThrow().table().name();
        Edits family = Edits.of()
                .created(s.table(), "f1", s.row("one", "uno"))
                .created(s.table(), "f2", s.row("two", "due"))
                .created(children, "c1", s.childRow(s.child().orElseThrow(), "f1"));
        return script.firstPull("start")
                .push("create", "start", family.changes())
                .pull("held", "start");
    }

    private static String children(Sample s) {
        return s.child().orElseThrow().table().name();
    }

    private static Case revoked() {
        return wire(
                "tips-03/revoked-records-are-listed-as-deleted",
                (script, s) -> family(script, s)
                        .server(new ServerAction.Revoke(s.table(), "f1"))
                        .pull("after", "held")
                        .firstPull("full"),
                (e, s) -> e.given("create", "held")
                        .deleted("after", s.table(), "f1")
                        .deleted("after", children(s), "c1")
                        .notDeleted("after", s.table(), "f2")
                        .notLive("full", s.table(), "f1"));
    }

    /** The record is older than the cursor of the device that is granted it again. */
    private static Case granted() {
        return wire(
                "tips-03/granted-records-arrive",
                (script, s) -> family(script, s)
                        .server(new ServerAction.Revoke(s.table(), "f1"))
                        .pull("without", "held")
                        .server(new ServerAction.Grant(s.table(), "f1"))
                        .pull("with", "without")
                        .firstPull("full"),
                (e, s) -> e.given("create", "held", "without")
                        .live("with", s.table(), "f1", columns(s.text(), Value.of("one")))
                        .live("with", children(s), "c1", columns())
                        .live("full", s.table(), "f1", columns(s.text(), Value.of("one"))));
    }

    private static Case revokedAndGranted() {
        return wire(
                "tips-03/revoked-and-granted-stands-in-one-bucket",
                (script, s) -> family(script, s)
                        .server(new ServerAction.Revoke(s.table(), "f1"))
                        .server(new ServerAction.Grant(s.table(), "f1"))
                        .pull("both", "held"),
                (e, s) -> e.given("create", "held")
                        .changes("both", s.table(), changes -> oneLiveBucket(changes, "f1"))
                        .changes("both", children(s), changes -> oneLiveBucket(changes, "c1")));
    }

    /** A record that may be seen again is not deleted; whether it comes again is left to the server. */
    private static @Nullable Contrast oneLiveBucket(TableChanges changes, String id) {
        return changes.deleted().contains(id)
                ? new Contrast(id + " may be seen again and is not listed as deleted", id + " is listed as deleted")
                : PullCases.twice(changes);
    }
}
