package io.github.synctck.conformance.suite;

import io.github.synctck.spec.message.Changes;
import java.util.List;

/** A push is judged record by record, and not by its first. */
final class ManyRecordCases {
    private static final List<String> IDS = List.of("f1", "f2", "f3");

    private ManyRecordCases() {}

    static List<Case> all() {
        return List.of(lastCounts());
    }

    private static Changes edit(Sample s, List<String> ids, String text) {
        Edits edits = Edits.of();
        ids.forEach(id -> edits.updated(s.table(), id, s.row(text, "uno")));
        return edits.changes();
    }

    private static Case lastCounts() {
        return Directed.wire(
                "push-05/every-record-of-a-push-counts",
                (script, s) -> {
                    Edits made = Edits.of();
                    IDS.forEach(id -> made.created(s.table(), id, s.row("one", "uno")));
                    script.firstPull("start")
                            .push("create", "start", made.changes())
                            .pull("p1", "start");
                    for (String id : IDS) {
                        script.pull("p-" + id, "p1")
                                .push("theirs-" + id, "p-" + id, edit(s, List.of(id), "theirs"))
                                .push("ours-" + id, "p-" + id, edit(s, IDS, "ours"));
                    }
                },
                (e, s) -> {
                    e.given("create", "p1");
                    IDS.forEach(id -> e.given("theirs-" + id)
                            .refused("ours-" + id, id + " was changed by another device since its pull"));
                    return e;
                });
    }
}
