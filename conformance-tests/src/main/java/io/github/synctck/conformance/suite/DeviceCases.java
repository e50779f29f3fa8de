package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.devices;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.stream.Stream;

/** Short stories of simulated devices, each judged by one law. */
final class DeviceCases {
    private static final int A = 0;
    private static final int B = 1;

    private DeviceCases() {}

    static List<Case> all() {
        return Stream.of(deletions(), edits(), curable()).flatMap(List::stream).toList();
    }

    private static List<Case> deletions() {
        return List.of(
                devices(
                        "del-02/deletion-reaches-every-device",
                        (script, s) -> both(script, s)
                                .delete(B, s.table(), "f1")
                                .sync(B)
                                .sync(A)),
                devices(
                        "del-01/stale-edit-does-not-resurrect",
                        (script, s) -> both(script, s)
                                .update(A, s.table(), "f1", columns(s.text(), Value.of("A's")))
                                .slowSync(A, 2)
                                .delete(B, s.table(), "f1")
                                .sync(B)),
                devices(
                        "del-01/lost-answer-of-a-delete",
                        (script, s) -> both(script, s)
                                .delete(A, s.table(), "f1")
                                .faultySync(A, Fate.DROP_RESPONSE)
                                .sync(B)
                                .sync(A)));
    }

    private static List<Case> edits() {
        return List.of(
                devices(
                        "loss-01/edits-of-two-columns-meet",
                        (script, s) -> both(script, s)
                                .update(A, s.table(), "f1", columns(s.text(), Value.of("A's")))
                                .slowSync(A, 2)
                                .update(B, s.table(), "f1", columns(s.other(), Value.of("B's")))
                                .sync(B)),
                devices(
                        "loss-01/lost-answer-then-another-edit",
                        (script, s) -> both(script, s)
                                .update(A, s.table(), "f1", columns(s.text(), Value.of("A's")))
                                .faultySync(A, Fate.DROP_RESPONSE)
                                .update(A, s.table(), "f1", columns(s.other(), Value.of("A's too")))
                                .sync(A)
                                .sync(B)));
    }

    /** Devices that must be able to sync again, whatever happened to them. */
    private static List<Case> curable() {
        return List.of(
                devices(
                        "live-02/lost-answer-of-a-create",
                        (script, s) -> fresh(script)
                                .create(A, s.table(), "f1", s.row("one", "uno"))
                                .faultySync(A, Fate.DROP_RESPONSE)
                                .update(A, s.table(), "f1", columns(s.text(), Value.of("again")))
                                .sync(A)),
                devices(
                        "live-02/crash-after-a-push",
                        (script, s) -> both(script, s)
                                .update(A, s.table(), "f1", columns(s.text(), Value.of("A's")))
                                .crashingSync(A, CrashPoint.AFTER_PUSH)
                                .update(B, s.table(), "f1", columns(s.other(), Value.of("B's")))
                                .sync(B)),
                devices(
                        "live-02/edit-of-a-record-that-was-deleted",
                        (script, s) -> both(script, s)
                                .delete(B, s.table(), "f1")
                                .sync(B)
                                .update(A, s.table(), "f1", columns(s.text(), Value.of("A's")))
                                .sync(A)),
                devices("live-02/child-of-a-deleted-parent", (script, s) -> {
                    var child = s.child().orElseThrow();
                    both(script, s)
                            .create(A, child.table().name(), "c1", s.childRow(child, "f1"))
                            .delete(B, s.table(), "f1")
                            .sync(B)
                            .sync(A);
                }));
    }

    private static Script fresh(Script script) {
        return script.devices(2).sync(A).sync(B);
    }

    /** Both devices hold one record. */
    private static Script both(Script script, Sample s) {
        return script.devices(2)
                .create(A, s.table(), "f1", s.row("one", "uno"))
                .sync(A)
                .sync(B);
    }
}
