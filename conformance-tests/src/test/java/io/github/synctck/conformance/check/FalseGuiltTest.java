package io.github.synctck.conformance.check;

import static io.github.synctck.conformance.check.HandHistory.A;
import static io.github.synctck.conformance.check.HandHistory.B;
import static io.github.synctck.conformance.check.HandHistory.created;
import static io.github.synctck.conformance.check.HandHistory.deleted;
import static io.github.synctck.conformance.check.HandHistory.none;
import static io.github.synctck.conformance.check.HandHistory.row;
import static io.github.synctck.conformance.check.HandHistory.started;
import static io.github.synctck.conformance.check.HandHistory.updated;
import static io.github.synctck.spec.message.PullStrategy.REPLACEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.history.Operation.Edit.Kind;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks like a breach and is none: no law blames the server for it. */
class FalseGuiltTest {
    private static final RawRecord ONE = row("f1", "one");
    private static final RawRecord TWO = row("f1", "two");
    private static final RawRecord THREE = row("f1", "three");

    private record Innocent(String what, HandHistory history) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static HandHistory both() {
        return Stories.both();
    }

    static List<Innocent> innocents() {
        List<Innocent> all = new ArrayList<>(exchanges());
        all.addAll(deletions());
        all.addAll(atOnce());
        return all;
    }

    private static List<Innocent> exchanges() {
        return List.of(
                new Innocent(
                        "a request that arrives twice is accepted twice",
                        started().push(A, created(ONE)).push(A, created(ONE)).pull(B, created(ONE))),
                new Innocent(
                        "or accepted once, and the row shows although its second half was refused",
                        started().push(A, created(ONE)).refused(A, created(ONE)).pull(B, created(ONE))),
                new Innocent(
                        "the value of a refused push shows once its retry was accepted",
                        both().push(A, updated(TWO))
                                .refused(B, updated(THREE))
                                .pull(B, updated(TWO))
                                .push(B, updated(THREE))
                                .pull(A, updated(THREE))),
                new Innocent(
                        "a push without an answer takes effect late",
                        both().unanswered(A, updated(TWO)).pull(B, none()).pull(B, updated(TWO))),
                new Innocent(
                        "a push without an answer never takes effect",
                        both().unanswered(A, updated(TWO))
                                .pull(B, none())
                                .push(B, updated(THREE))
                                .pull(A, updated(THREE))),
                new Innocent(
                        "a deletion without an answer is seen by a first pull",
                        both().unanswered(A, deleted("f1")).fresh(none()).pull(B, deleted("f1"))),
                new Innocent(
                        "a push that changes nothing leaves no trace",
                        both().push(B, updated(ONE))
                                .pull(A, none())
                                .push(A, updated(TWO))
                                .pull(B, updated(TWO))),
                new Innocent(
                        "a cursor that is rounded down delivers once more",
                        both().pull(B, updated(ONE)).pull(B, none())),
                new Innocent(
                        "an absent column keeps its value",
                        both().push(A, updated(RawRecord.of("f1", Map.of())))
                                .pull(B, none())
                                .fresh(created(ONE))),
                new Innocent(
                        "a lower timestamp after an expired cursor",
                        both().answered(A, Refused.cursorExpired("too old"))
                                .mark("reinstall")
                                .fresh(created(ONE))),
                new Innocent(
                        "a device overwrites what its own refused pull never told it, and is refused",
                        both().push(A, updated(TWO)).refused(B, updated(THREE)).pull(B, updated(TWO))));
    }

    private static List<Innocent> deletions() {
        return List.of(
                new Innocent(
                        "two deletions of one record are one",
                        both().push(A, deleted("f1")).push(B, deleted("f1")).pull(A, deleted("f1"))),
                new Innocent(
                        "a draft is deleted that the server never heard of",
                        started().push(A, deleted("f9")).pull(B, deleted("f9"))),
                new Innocent(
                        "a record that came and went in one window may stay unnamed",
                        started()
                                .push(A, created(ONE))
                                .pull(A, updated(ONE))
                                .push(A, deleted("f1"))
                                .pull(B, none())),
                new Innocent(
                        "a record is created again by who knew of its deletion",
                        both().push(A, deleted("f1"))
                                .pull(A, deleted("f1"))
                                .push(A, created(TWO))
                                .pull(B, updated(TWO))),
                new Innocent(
                        "a replacement lists no deletions, asked with the same cursor as a delta that did",
                        both().push(A, deleted("f1"))
                                .pullLost(B, deleted("f1"))
                                .answered(B, new PullResponse.Accepted(none(), Cursor.of(200), REPLACEMENT))),
                new Innocent(
                        "a first pull lists no deletions",
                        both().push(A, deleted("f1")).fresh(none())),
                new Innocent(
                        "an update of a deleted record is refused, and the deletion comes again",
                        both().push(A, deleted("f1"))
                                .refused(B, updated(TWO))
                                .pull(B, deleted("f1"))
                                .pull(A, deleted("f1"))),
                new Innocent(
                        "a destroyed record stays away from its device only",
                        atRest(both().edit(A, Kind.DESTROY, ONE))
                                .fresh(created(ONE))
                                .state(A, "synced")
                                .state(B, "synced", ONE)));
    }

    private static HandHistory atRest(HandHistory history) {
        return history.mark("heal").end(A, "").end(B, "").mark("round 1 quiet");
    }

    /** Exchanges that were under way at the same time may have happened in either order. */
    private static List<Innocent> atOnce() {
        return List.of(
                new Innocent(
                        "a pull that began before a push ended misses it",
                        both().push(A, updated(TWO))
                                .beganBefore(5)
                                .pull(B, none())
                                .pull(B, updated(TWO))),
                new Innocent(
                        "a pull that ended before a push shows it already",
                        both().pull(B, updated(TWO))
                                .beganBefore(5)
                                .push(A, updated(TWO))
                                .fresh(created(TWO))),
                new Innocent(
                        "a push that was under way is refused in the end, and nothing showed",
                        both().pull(B, none())
                                .beganBefore(5)
                                .refused(A, updated(TWO))
                                .fresh(created(ONE))),
                new Innocent(
                        "of two pushes at once one is refused, whichever ended first",
                        both().push(A, updated(TWO))
                                .beganBefore(5)
                                .refused(B, updated(THREE))
                                .pull(B, updated(TWO))),
                new Innocent(
                        "of two creations at once, both with the same content, both are accepted",
                        started()
                                .push(A, created(ONE))
                                .beganBefore(2)
                                .push(B, created(ONE))
                                .fresh(created(ONE))));
    }

    @ParameterizedTest
    @MethodSource("innocents")
    void noLawBlamesTheServerWhen(Innocent innocent) {
        List<Verdict> guilty = Laws.judge(innocent.history().history(), HandHistory.REJECTING).stream()
                .filter(verdict -> verdict.status() == Status.FAIL || verdict.status() == Status.ERROR)
                .toList();

        assertThat(guilty).isEmpty();
    }

    @Test
    void zombieOfAFirstSyncThatDiedIsUnknownByNameAndJudgedWhereFirstPullsListDeletions() {
        Story story = Stories.devices().stream()
                .filter(each -> each.law().equals("LIVE-02"))
                .findFirst()
                .orElseThrow();

        assertThat(Laws.judge(story.history().history(), HandHistory.REJECTING))
                .filteredOn(verdict -> verdict.requirement().equals(RequirementId.of("LIVE-02")))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.message()).contains("C8", "friends/f1"));
        assertThat(Laws.judge(story.history().history(), HandHistory.LISTING))
                .filteredOn(verdict -> verdict.requirement().equals(RequirementId.of("LIVE-02")))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.status()).isEqualTo(Status.FAIL));
    }

    @Test
    void pastALimitNothingCountsAsKept() {
        HandHistory story = both().push(A, updated(TWO)).pull(B, updated(TWO));
        HandHistory broken = both().push(A, updated(TWO)).pull(B, none());
        Judged judged = Judged.of(story.history(), HandHistory.REJECTING, 3);
        for (int i = 0; i < 20; i++) {
            broken.unanswered(A, updated(row("f1", "late" + i)));
            story.unanswered(A, updated(row("f1", "late" + i)));
        }

        assertThat(Laws.judge(judged))
                .allSatisfy(verdict -> assertThat(verdict.message()).contains("limit operations"));
        assertThat(Laws.judge(story.history(), HandHistory.REJECTING))
                .allSatisfy(verdict -> assertThat(verdict.message()).contains("limit versions-per-record"));
        assertThat(Laws.judge(broken.history(), HandHistory.REJECTING))
                .filteredOn(verdict -> verdict.status() == Status.FAIL)
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.requirement()).isEqualTo(RequirementId.of("PULL-04")));
    }
}
