package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.spec.value.Value;
import java.util.List;

/** Ids that look alike, and ids that begin with something else than a letter or a digit. */
final class IdCases {
    private static final String TWIN = "f1~case";
    private static final List<String> ODD = List.of("f2~dash", "f3~dot", "f4~underscore");

    private IdCases() {}

    static List<Case> all() {
        return List.of(twins(), odd());
    }

    /** Sixteen random characters seldom differ in their case alone; ids that an app makes by a rule do. */
    private static Case twins() {
        return wire(
                "faq-01/ids-that-differ-in-case-are-two-records",
                (script, s) -> script.firstPull("start")
                        .push(
                                "create",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .created(s.table(), TWIN, s.row("two", "due"))
                                        .created(s.table(), "f5", s.row("five", "cinque"))
                                        .changes())
                        .pull("p1", "start")
                        .push(
                                "delete",
                                "p1",
                                Edits.of().deleted(s.table(), TWIN).changes())
                        .pull("p2", "p1")
                        .firstPull("full"),
                (e, s) -> e.given("create", "p1", "delete")
                        .givenLive("p1", s.table(), "f1")
                        .live("p1", s.table(), TWIN, columns(s.text(), Value.of("two")))
                        .notDeleted("p2", s.table(), "f1")
                        .givenLive("full", s.table(), "f5")
                        .live("full", s.table(), "f1", columns(s.text(), Value.of("one"))));
    }

    private static Case odd() {
        return wire(
                "pull-03/ids-of-every-form-arrive",
                (script, s) -> {
                    Edits edits = Edits.of().created(s.table(), "f1", s.row("one", "uno"));
                    ODD.forEach(id -> edits.created(s.table(), id, s.row("odd", "strano")));
                    script.firstPull("start")
                            .push("create", "start", edits.changes())
                            .firstPull("full");
                },
                (e, s) -> {
                    e.given("create").live("full", s.table(), "f1", columns());
                    ODD.forEach(id -> e.live("full", s.table(), id, columns()));
                    return e;
                });
    }
}
