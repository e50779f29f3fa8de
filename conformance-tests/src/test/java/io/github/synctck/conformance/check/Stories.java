package io.github.synctck.conformance.check;

import static io.github.synctck.conformance.check.HandHistory.A;
import static io.github.synctck.conformance.check.HandHistory.B;
import static io.github.synctck.conformance.check.HandHistory.C;
import static io.github.synctck.conformance.check.HandHistory.created;
import static io.github.synctck.conformance.check.HandHistory.deleted;
import static io.github.synctck.conformance.check.HandHistory.none;
import static io.github.synctck.conformance.check.HandHistory.row;
import static io.github.synctck.conformance.check.HandHistory.started;
import static io.github.synctck.conformance.check.HandHistory.updated;
import static io.github.synctck.conformance.check.Story.fail;
import static io.github.synctck.conformance.check.Story.pass;
import static io.github.synctck.conformance.check.Story.unknown;

import io.github.synctck.sim.history.Operation.Edit.Kind;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import java.util.List;

/** Histories for the laws on where values come from, on cursors, and on what devices do. */
final class Stories {
    private static final RawRecord ONE = row("f1", "one");
    private static final RawRecord TWO = row("f1", "two");
    private static final RawRecord THREE = row("f1", "three");
    private static final RawRecord OTHER = row("f2", "other");
    private static final PullResponse NO = new Refused(400, "malformed", "no cursor");

    private Stories() {}

    /** Both devices hold f1. */
    static HandHistory both() {
        return started().push(A, created(ONE)).pull(A, updated(ONE)).pull(B, created(ONE));
    }

    static List<Story> origins() {
        HandHistory refusedEdit = both().push(A, updated(TWO)).refused(B, updated(THREE));
        HandHistory leakedEdit = both().push(A, updated(TWO)).refused(B, updated(THREE));
        return List.of(
                pass("PUSH-07", refusedEdit.pull(B, updated(TWO))),
                fail("PUSH-07", leakedEdit.pull(B, updated(THREE))),
                fail("PUSH-07", started().refused(B, created(ONE)).fresh(created(ONE))),
                fail("PUSH-07", both().refused(A, 500, deleted("f1")).pull(B, deleted("f1"))),
                fail("PUSH-07", both().refused(A, 500, deleted("f1")).fresh(none())),
                unknown("PUSH-07", both()),
                pass("LOSS-02", both()),
                fail("LOSS-02", both().push(A, updated(TWO)).pull(B, updated(row("f1", "nobody's")))),
                unknown("LOSS-02", started()),
                pass("DEL-10", both().push(A, deleted("f1")).pull(B, deleted("f1"))),
                fail("DEL-10", both().pull(B, deleted("f1"))),
                unknown("DEL-10", both()),
                fail("DEL-01", revived().fresh(created(TWO))),
                fail("PUSH-05", both().push(A, updated(TWO)).beganBefore(5).push(B, updated(THREE))),
                pass("DERIVED-13", both().pull(C, none())),
                fail("DERIVED-13", both().pull(C, created(ONE))),
                fail("DERIVED-13", both().push(A, deleted("f1")).pull(C, deleted("f1"))),
                fail("DERIVED-13", both().pull(C, none()).push(C, created(TWO)).pull(A, updated(TWO))),
                fail("DERIVED-13", both().pull(C, none()).push(C, deleted("f1")).fresh(none())),
                unknown("DERIVED-13", both()),
                pass("TXN-01", started().push(A, created(ONE, OTHER)).pull(B, created(ONE, OTHER))),
                fail("TXN-01", torn().pull(B, created(OTHER))),
                unknown("TXN-01", both()),
                fail("PULL-04", torn().pull(B, none())));
    }

    private static HandHistory torn() {
        return started().push(A, created(ONE, OTHER)).pull(B, created(ONE));
    }

    /** B creates the record again without knowing that A has deleted it. */
    private static HandHistory revived() {
        return both().push(A, deleted("f1")).push(B, created(TWO));
    }

    private static PullResponse answer(double timestamp) {
        return new PullResponse.Accepted(none(), Cursor.of(timestamp));
    }

    /** A pull that asks in the raw, answered with nothing new. */
    private static HandHistory raw(String body) {
        return both().http(body, 200, "{\"changes\":{},\"timestamp\":900}");
    }

    /** Timestamps of these histories are below 105; nobody can have a cursor that is a day ahead of them. */
    static List<Story> oddCursors() {
        return List.of(
                unknown("CUR-02", both().oddPull(86_400_104, answer(900))),
                fail("CUR-02", both().oddPull(86_400_105, answer(900))),
                unknown("CUR-02", both().oddPull(0, answer(900))),
                fail("CUR-02", both().pullAt(C, none(), 9e15).oddPull(8e15, answer(900))),
                fail(
                        "CUR-02",
                        both().oddPull(-5, new PullResponse.Accepted(created(ONE), Cursor.of(9e15)))
                                .oddPull(8e15, answer(900))),
                unknown("CUR-02", both().pullAt(A, none(), 9e15).oddPull(8e15, answer(9e15))),
                unknown("CUR-02", raw("{")),
                unknown("CUR-02", raw("{}")),
                unknown("CUR-02", raw("{\"lastPulledAt\":null}")),
                unknown("CUR-02", raw("{\"lastPulledAt\":\"12\"}")),
                unknown("CUR-02", raw("{\"lastPulledAt\":0}")),
                unknown("CUR-02", raw("{\"lastPulledAt\":86400104}")),
                fail("CUR-02", raw("{\"lastPulledAt\":86400105}")),
                fail("CUR-02", raw("{\"lastPulledAt\":-1}")),
                fail("CUR-02", raw("{\"lastPulledAt\":[]}")));
    }

    static List<Story> cursors() {
        return List.of(
                pass("CUR-01", started().pull(A, none())),
                fail("CUR-01", new HandHistory().pullAt(A, none(), 500).pullAt(A, none(), 499)),
                unknown("CUR-01", started()),
                pass("CUR-02", both().oddPull(-5, NO)),
                pass("CUR-02", both().oddPull(-5, new PullResponse.Accepted(created(ONE), Cursor.of(900)))),
                fail("CUR-02", both().oddPull(-5, answer(900))),
                fail("CUR-02", both().oddPull(9e15, answer(900))),
                fail("CUR-02", both().http("{\"lastPulledAt\":\"\"}", 200, "{\"changes\":{},\"timestamp\":900}")),
                pass("CUR-02", both().http("{\"lastPulledAt\":\"soon\"}", 400, "{}")),
                unknown("CUR-02", both().oddPull(101, answer(900))),
                unknown("CUR-02", started().oddPull(-5, answer(900))),
                pass("DERIVED-08", both().pullLost(A, updated(ONE)).pull(A, deleted("f1"))),
                fail("DERIVED-08", both().pullLost(A, updated(ONE)).pull(A, none())),
                unknown("DERIVED-08", both()));
    }

    private static HandHistory refusedOnce() {
        return both().push(A, updated(TWO)).refused(B, updated(THREE)).pull(B, updated(TWO));
    }

    private static Changes two() {
        return HandHistory.changes(new TableChanges(List.of(row("f2", "new")), List.of(THREE), List.of()));
    }

    /** Two things may be wrong with a push of two records, and the second one may show when the first is cured. */
    private static HandHistory twoRefused() {
        return both().push(A, updated(TWO)).refused(B, two()).pull(B, updated(TWO));
    }

    /** B's very first sync dies, and then A deletes what B holds. */
    private static HandHistory zombie() {
        return new HandHistory()
                .pull(A, none())
                .push(A, created(ONE))
                .diesInFirstSync(B, created(ONE), "f1")
                .pull(A, updated(ONE))
                .push(A, deleted("f1"))
                .pull(B, none())
                .refused(B, updated(TWO))
                .pull(B, none())
                .refused(B, updated(TWO));
    }

    private static HandHistory atRest(HandHistory history) {
        return history.mark("heal").end(A, "").end(B, "").mark("round 1 quiet");
    }

    static List<Story> devices() {
        List<String> exists = List.of("create-but-exists friends#f1");
        HandHistory gone = both().push(A, deleted("f1")).pull(A, deleted("f1")).pull(B, deleted("f1"));
        HandHistory untold =
                both().push(A, deleted("f1")).pull(A, deleted("f1")).pull(B, none());
        return List.of(
                pass("DERIVED-05", both().end(B, List.of("update-but-missing friends#f1"), List.of())),
                fail("DERIVED-05", both().end(B, exists, List.of())),
                unknown("DERIVED-05", started()),
                pass("DERIVED-04", refusedOnce().push(B, updated(THREE))),
                fail("DERIVED-04", refusedOnce().refused(B, updated(THREE))),
                unknown("DERIVED-04", refusedOnce().push(A, updated(ONE)).refused(B, updated(THREE))),
                unknown("DERIVED-04", refusedOnce().refused(B, created(row("f2", "new")))),
                unknown("DERIVED-04", refusedOnce().end(B, "").refused(B, updated(THREE))),
                unknown("DERIVED-04", twoRefused().refused(B, two())),
                unknown(
                        "DERIVED-04",
                        twoRefused().refused(B, two()).pull(B, none()).refused(B, updated(THREE))),
                fail(
                        "DERIVED-04",
                        twoRefused().refused(B, two()).pull(B, none()).refused(B, two())),
                pass(
                        "DERIVED-04",
                        twoRefused().refused(B, two()).pull(B, none()).push(B, updated(THREE))),
                unknown("DERIVED-04", zombie()),
                unknown("LIVE-02", zombie().mark("heal").end(A, "").end(B, "http push 409")),
                pass("DEL-03", atRest(gone).state(A, "synced").state(B, "synced")),
                fail("DEL-03", atRest(untold).state(A, "synced").state(B, "synced", ONE)),
                fail(
                        "DEL-03",
                        atRest(both().eager(created(ONE)).push(A, deleted("f1")).eager(none()))),
                unknown("DEL-03", both()),
                pass("LOSS-01", atRest(edited().pull(B, updated(TWO)))),
                fail("LOSS-01", atRest(edited().pull(B, updated(ONE)))));
    }

    private static HandHistory edited() {
        return both().edit(A, Kind.UPDATE, TWO).push(A, updated(TWO));
    }
}
