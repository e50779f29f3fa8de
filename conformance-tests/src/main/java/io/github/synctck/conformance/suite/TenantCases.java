package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.value.Value;
import java.util.List;

/** Two users of one server. */
final class TenantCases {
    private static final int OWNER = 0;
    private static final int OTHER = 1;

    private TenantCases() {}

    static List<Case> all() {
        return List.of(pulls(), pushes(), tombstones());
    }

    private static Changes create(Sample s, String text) {
        return Edits.of().created(s.table(), "f1", s.row(text, "uno")).changes();
    }

    private static Case pulls() {
        return wire(
                "derived-13/rows-of-others-are-not-pulled",
                Needs.NOTHING,
                (script, s) -> script.users(2)
                        .pull("owner", OWNER, CursorRef.NEVER)
                        .pull("other", OTHER, CursorRef.NEVER)
                        .push("create", OWNER, CursorRef.of("owner"), create(s, "mine"))
                        .pull("full", OTHER, CursorRef.NEVER)
                        .pull("delta", OTHER, CursorRef.of("other")),
                (e, s) -> e.given("create").notNamed("full", s.table(), "f1").notNamed("delta", s.table(), "f1"));
    }

    /** Whatever the server answers to the other user, the owner's record stays as it is. */
    private static Case pushes() {
        return wire(
                "derived-13/rows-of-others-cannot-be-written",
                Needs.NOTHING,
                (script, s) -> script.users(2)
                        .pull("owner", OWNER, CursorRef.NEVER)
                        .push("create", OWNER, CursorRef.of("owner"), create(s, "mine"))
                        .pull("other", OTHER, CursorRef.NEVER)
                        .push(
                                "update",
                                OTHER,
                                CursorRef.of("other"),
                                Edits.of()
                                        .updated(s.table(), "f1", s.row("stolen", "uno"))
                                        .changes())
                        .pull("after-update", OWNER, CursorRef.NEVER)
                        .pull("other-2", OTHER, CursorRef.NEVER)
                        .push(
                                "delete",
                                OTHER,
                                CursorRef.of("other-2"),
                                Edits.of().deleted(s.table(), "f1").changes())
                        .pull("after-delete", OWNER, CursorRef.NEVER)
                        .pull("owner-delta", OWNER, CursorRef.of("owner")),
                (e, s) -> e.given("create")
                        .live("after-update", s.table(), "f1", columns(s.text(), Value.of("mine")))
                        .live("after-delete", s.table(), "f1", columns(s.text(), Value.of("mine")))
                        .live("owner-delta", s.table(), "f1", columns(s.text(), Value.of("mine"))));
    }

    private static Case tombstones() {
        return wire(
                "derived-13/deletions-of-others-are-not-pulled",
                Needs.NOTHING,
                (script, s) -> script.users(2)
                        .pull("other", OTHER, CursorRef.NEVER)
                        .pull("owner", OWNER, CursorRef.NEVER)
                        .push("create", OWNER, CursorRef.of("owner"), create(s, "mine"))
                        .pull("owner-2", OWNER, CursorRef.of("owner"))
                        .push(
                                "delete",
                                OWNER,
                                CursorRef.of("owner-2"),
                                Edits.of().deleted(s.table(), "f1").changes())
                        .pull("delta", OTHER, CursorRef.of("other"))
                        .pull("full", OTHER, CursorRef.NEVER),
                (e, s) -> e.given("create", "delete")
                        .notNamed("delta", s.table(), "f1")
                        .notNamed("full", s.table(), "f1"));
    }
}
