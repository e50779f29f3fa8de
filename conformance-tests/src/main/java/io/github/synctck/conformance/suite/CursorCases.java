package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.law;

import io.github.synctck.sim.scenario.CursorRef;
import java.util.List;

/** What a server makes of cursors that it never gave. */
final class CursorCases {
    private static final String FAR_AHEAD = "@before+99999999999";
    private static final String NEGATIVE = "-5";

    private CursorCases() {}

    static List<Case> all() {
        return List.of(law(
                "cur-02/unknown-cursors-are-not-up-to-date",
                (script, s) -> script.firstPull("before")
                        .push(
                                "create",
                                "before",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .changes())
                        .firstPull("held")
                        .pull("future", 0, new CursorRef(FAR_AHEAD))
                        .pull("negative", 0, new CursorRef(NEGATIVE))));
    }
}
