package io.github.synctck.conformance.check;

import static io.github.synctck.conformance.check.HandHistory.A;
import static io.github.synctck.conformance.check.HandHistory.B;
import static io.github.synctck.conformance.check.HandHistory.LAST_WINS;
import static io.github.synctck.conformance.check.HandHistory.REJECTING;
import static io.github.synctck.conformance.check.HandHistory.changes;
import static io.github.synctck.conformance.check.HandHistory.created;
import static io.github.synctck.conformance.check.HandHistory.deleted;
import static io.github.synctck.conformance.check.HandHistory.none;
import static io.github.synctck.conformance.check.HandHistory.row;
import static io.github.synctck.conformance.check.HandHistory.started;
import static io.github.synctck.conformance.check.HandHistory.updated;
import static io.github.synctck.conformance.check.Story.fail;
import static io.github.synctck.conformance.check.Story.pass;
import static io.github.synctck.conformance.check.Story.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.history.History;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.message.Unreadable;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law with three histories written by hand: one that keeps it, one that breaks it, one that says nothing. */
class LawsByHandTest {
    private static final RawRecord ONE = row("f1", "one");
    private static final RawRecord TWO = row("f1", "two");
    private static final RawRecord THREE = row("f1", "three");

    /** Both devices hold f1. */
    private static HandHistory both() {
        return started().push(A, created(ONE)).pull(A, updated(ONE)).pull(B, created(ONE));
    }

    private static HandHistory answered(PullResponse answer) {
        return new HandHistory().answered(A, answer);
    }

    private static HandHistory timestamp(Value value) {
        return answered(new PullResponse.Accepted(Changes.NONE, new Cursor(value)));
    }

    private static HandHistory refusal() {
        return answered(new Refused(500, "", ""));
    }

    static List<Story> shapes() {
        Changes twice = changes(new TableChanges(List.of(ONE), List.of(TWO), List.of()));
        Changes both = changes(new TableChanges(List.of(ONE), List.of(), List.of("f1")));
        Changes marked = created(RawRecord.of("f1", Map.of("_status", Value.of("synced"))));
        return List.of(
                pass("SHAPE-01", answered(new PullResponse.Accepted(created(ONE), Cursor.of(1)))),
                fail("SHAPE-01", answered(new Unreadable(200, "/changes is not an object"))),
                unknown("SHAPE-01", refusal()),
                pass("PULL-02b", new HandHistory().pull(A, created(ONE))),
                fail("PULL-02b", new HandHistory().pull(A, twice)),
                fail("PULL-02b", new HandHistory().pull(A, both)),
                unknown("PULL-02b", refusal()),
                pass("PULL-08", new HandHistory().pull(A, created(ONE))),
                fail("PULL-08", new HandHistory().pull(A, marked)),
                unknown("PULL-08", refusal()),
                pass("DERIVED-09", timestamp(Value.of(1))),
                fail("DERIVED-09", timestamp(Value.of(0))),
                fail("DERIVED-09", timestamp(Value.of(1.5))),
                fail("DERIVED-09", timestamp(Value.of("1"))),
                fail("DERIVED-09", timestamp(Value.NULL)),
                unknown("DERIVED-09", refusal()));
    }

    static List<Story> writes() {
        HandHistory changedUnderB = both().push(A, updated(TWO));
        HandHistory deletedUnderB = both().push(A, deleted("f1"));
        return List.of(
                pass("PUSH-05", both().push(A, updated(TWO)).refused(B, updated(THREE))),
                pass("PUSH-05", both().push(A, deleted("f1")).refused(B, updated(THREE))),
                fail("PUSH-05", changedUnderB.push(B, updated(THREE))),
                fail("PUSH-05", deletedUnderB.push(B, updated(THREE))),
                unknown(
                        "PUSH-05",
                        both().push(A, updated(TWO)).pull(B, updated(TWO)).push(B, updated(THREE))),
                unknown("PUSH-05", both().push(A, updated(TWO)).push(B, updated(TWO))),
                pass("LOSS-01", both().push(A, updated(TWO)).pull(B, updated(TWO))),
                fail("LOSS-01", both().push(A, updated(TWO)).pull(B, updated(ONE))),
                fail("LOSS-01", both().fresh(none())),
                unknown("LOSS-01", started()),
                pass("PULL-04", both()),
                fail("PULL-04", both().push(A, updated(TWO)).pull(B, none())),
                unknown("PULL-04", started().pull(A, none())));
    }

    static List<Story> deletions() {
        return List.of(
                pass("DEL-01", both().push(A, deleted("f1")).pull(B, deleted("f1"))),
                fail("DEL-01", both().push(A, deleted("f1")).pull(B, updated(ONE))),
                fail("DEL-01", both().push(A, deleted("f1")).fresh(created(ONE))),
                unknown("DEL-01", both()),
                pass("DEL-02", both().push(A, deleted("f1")).pull(B, deleted("f1"))),
                fail("DEL-02", both().push(A, deleted("f1")).pull(B, none())),
                unknown("DEL-02", both().push(A, deleted("f1")).fresh(none())));
    }

    private static HandHistory healed() {
        return both().mark("heal");
    }

    private static HandHistory quiet() {
        return healed().end(A, "").end(B, "").mark("round 1 quiet");
    }

    static List<Story> ends() {
        return List.of(
                pass(
                        "LIVE-01",
                        quiet().fresh(created(ONE)).state(A, "synced", ONE).state(B, "synced", ONE)),
                fail(
                        "LIVE-01",
                        quiet().fresh(created(ONE)).state(A, "synced", ONE).state(B, "synced", TWO)),
                fail(
                        "LIVE-01",
                        quiet().fresh(created(ONE)).state(A, "synced", ONE).state(B, "synced")),
                fail("LIVE-01", quiet().fresh(none()).state(A, "synced", ONE).state(B, "synced")),
                fail(
                        "LIVE-01",
                        quiet().fresh(created(ONE)).state(A, "updated", ONE).state(B, "synced", ONE)),
                fail("LIVE-01", healed().end(A, "").end(B, "").mark("round 3 active")),
                unknown("LIVE-01", both()),
                unknown(
                        "LIVE-01",
                        healed().unanswered(A, updated(row("f1", "lost")))
                                .end(A, "no answer")
                                .end(A, "")
                                .end(B, "")
                                .mark("round 3 active")),
                unknown("LIVE-01", healed().end(A, "refused").end(B, "").mark("round 1 quiet")),
                pass("LIVE-02", healed().end(A, "refused").end(A, "").end(B, "")),
                fail("LIVE-02", healed().end(A, "refused").end(A, "refused").end(B, "")),
                unknown("LIVE-02", both()));
    }

    static List<Story> more() {
        List<Story> all = new ArrayList<>(Stories.origins());
        all.addAll(Stories.cursors());
        all.addAll(Stories.oddCursors());
        all.addAll(Stories.devices());
        return all;
    }

    private static Verdict judged(String law, HandHistory history, Profile profile) {
        return Laws.judge(history.history(), profile).stream()
                .filter(verdict -> verdict.requirement().equals(RequirementId.of(law)))
                .reduce((a, b) -> a.status().merge(b.status()) == a.status() ? a : b)
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource({"shapes", "writes", "deletions", "ends", "more"})
    void lawSaysWhatTheHistoryShows(Story story) {
        Verdict verdict = judged(story.law(), story.history(), REJECTING);

        assertThat(verdict.status()).as(verdict.message()).isEqualTo(story.expected());
        if (verdict.status() == Status.FAIL) {
            assertThat(verdict.evidence()).as("the operations that show it").isNotEmpty();
            assertThat(verdict.contrast()).isNotNull();
        }
        if (verdict.status() != Status.PASS) {
            assertThat(verdict.message()).isNotBlank();
        }
    }

    @Test
    void everyLawHasAllThreeHistories() {
        Map<String, Set<Status>> told = new TreeMap<>();
        for (List<Story> stories : List.of(shapes(), writes(), deletions(), ends(), more())) {
            stories.forEach(story ->
                    told.computeIfAbsent(story.law(), law -> new TreeSet<>()).add(story.expected()));
        }

        for (Checker checker : Laws.all()) {
            for (RequirementId law : checker.requirements()) {
                assertThat(told.get(law.value())).as(law.value()).contains(Status.PASS, Status.FAIL, Status.UNKNOWN);
            }
        }
    }

    @Test
    void everyLawIsUnknownOnAnEmptyHistory() {
        History empty = new HandHistory().history();

        List<Verdict> verdicts = Laws.judge(empty, REJECTING);

        assertThat(verdicts).isNotEmpty().allSatisfy(verdict -> {
            assertThat(verdict.status()).as(verdict.requirement().value()).isEqualTo(Status.UNKNOWN);
            assertThat(verdict.message()).isNotBlank();
        });
    }

    @Test
    void everyLawSpeaksOfItsRequirementsInTheirOrder() {
        Judged judged = Judged.of(both().history(), REJECTING);

        for (Checker checker : Laws.all()) {
            assertThat(checker.check(judged))
                    .extracting(Verdict::requirement)
                    .isNotEmpty()
                    .isEqualTo(checker.requirements());
        }
    }

    @Test
    void breachByAnOddCursorNamesIt() {
        HandHistory raw = both().http("{\"lastPulledAt\":-1.5}", 200, "{\"changes\":{},\"timestamp\":900}");

        assertThat(judged("CUR-02", raw, REJECTING).message()).contains("op 5 asked with the cursor -1.5,");
    }

    @Test
    void lastWriteWinsMayOverwriteButMustCountIt() {
        HandHistory story = both().push(A, updated(TWO)).push(B, updated(THREE));

        assertThat(judged("PUSH-05", story, LAST_WINS).status()).isNotEqualTo(Status.FAIL);
        assertThat(Laws.declaredLosses(story.history(), LAST_WINS)).hasSize(1);
        assertThat(Laws.declaredLosses(story.history(), REJECTING)).isEmpty();
    }

    @Test
    void failureNamesTheTwoOpposingOperations() {
        Verdict verdict = judged("DEL-01", both().push(A, deleted("f1")).pull(B, updated(ONE)), REJECTING);

        assertThat(verdict.message())
                .isEqualTo("the server accepted op 5, which deleted friends/f1; "
                        + "in op 6 friends/f1 was delivered as a live record");
        assertThat(verdict.evidence()).containsExactly(5, 6);
    }
}
