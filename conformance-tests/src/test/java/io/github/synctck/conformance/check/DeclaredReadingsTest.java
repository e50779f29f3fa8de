package io.github.synctck.conformance.check;

import static io.github.synctck.conformance.check.HandHistory.A;
import static io.github.synctck.conformance.check.HandHistory.B;
import static io.github.synctck.conformance.check.HandHistory.created;
import static io.github.synctck.conformance.check.HandHistory.deleted;
import static io.github.synctck.conformance.check.HandHistory.none;
import static io.github.synctck.conformance.check.HandHistory.row;
import static io.github.synctck.conformance.check.HandHistory.updated;
import static io.github.synctck.conformance.check.Stories.both;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PullStrategy;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.ServerAction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a breach by default and declared by some profiles, and what happens behind the endpoints. */
class DeclaredReadingsTest {
    private static final RawRecord ONE = row("f1", "one");
    private static final RawRecord TWO = row("f1", "two");
    private static final RawRecord THREE = row("f1", "three");

    /** A history that breaks a law unless the reading is declared. */
    private record Declared(String law, Choice reading, HandHistory history) {
        @Override
        public String toString() {
            return law + " under " + reading;
        }
    }

    static List<Declared> readings() {
        return List.of(
                new Declared(
                        "PUSH-05",
                        Policies.CreateOverExisting.UPSERT,
                        both().push(A, updated(TWO)).push(B, created(THREE)).pull(A, updated(THREE))),
                new Declared(
                        "PUSH-05",
                        Policies.DeleteOverChanged.DELETE_WINS,
                        both().push(A, updated(TWO)).push(B, deleted("f1")).pull(A, deleted("f1"))),
                new Declared(
                        "PUSH-05",
                        Policies.UpdateOfDeleted.DROP,
                        both().push(A, deleted("f1")).push(B, updated(TWO)).pull(B, deleted("f1"))),
                new Declared(
                        "PUSH-05",
                        Policies.Conflict.LAST_WRITE_WINS,
                        both().push(A, updated(TWO)).push(B, updated(THREE)).pull(A, updated(THREE))));
    }

    private static Status status(String law, HandHistory history, Profile profile) {
        return Laws.judge(history.history(), profile).stream()
                .filter(verdict -> verdict.requirement().equals(RequirementId.of(law)))
                .map(Verdict::status)
                .reduce(Status.UNTESTED, Status::merge);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void lawYieldsToADeclaredReadingOnly(Declared declared) {
        Profile profile = HandHistory.REJECTING.withPolicies(Policies.DEFAULT.with(declared.reading()));

        assertThat(status(declared.law(), declared.history(), HandHistory.REJECTING))
                .isEqualTo(Status.FAIL);
        assertThat(Laws.judge(declared.history().history(), profile))
                .noneMatch(verdict -> verdict.status() == Status.FAIL || verdict.status() == Status.ERROR);
    }

    @Test
    void declaredRefusalToCreateAgainNeedNoCure() {
        HandHistory history = both().push(A, deleted("f1"))
                .pull(A, deleted("f1"))
                .refused(A, created(TWO))
                .pull(A, none())
                .refused(A, created(TWO));
        Profile refusing = HandHistory.REJECTING.withPolicies(Policies.DEFAULT.with(Policies.Recreation.REFUSE));

        assertThat(status("DERIVED-04", history, HandHistory.REJECTING)).isEqualTo(Status.FAIL);
        assertThat(status("DERIVED-04", history, refusing)).isEqualTo(Status.UNKNOWN);
    }

    static List<HandHistory> behind() {
        ServerAction edit = new ServerAction.Edit("friends", TWO);
        ServerAction revoke = new ServerAction.Revoke("friends", "f1");
        ServerAction grant = new ServerAction.Grant("friends", "f1");
        PullResponse replacement =
                new PullResponse.Accepted(created(row("f2", "other")), Cursor.of(107), PullStrategy.REPLACEMENT);
        return List.of(
                both().behind(edit).pull(B, updated(TWO)).fresh(created(TWO)),
                both().behind(edit).refused(B, updated(THREE)).pull(B, updated(TWO)),
                both().behind(new ServerAction.Delete("friends", "f1")).pull(B, deleted("f1")),
                both().behind(revoke).pull(B, deleted("f1")).behind(grant).pull(B, updated(ONE)),
                both().push(A, deleted("f1"))
                        .behind(new ServerAction.Purge())
                        .answered(B, Refused.cursorExpired("too old"))
                        .reset(B)
                        .pull(B, none()),
                both().push(A, deleted("f1"))
                        .push(A, created(row("f2", "other")))
                        .answered(B, replacement)
                        .pull(B, none()));
    }

    @ParameterizedTest
    @MethodSource("behind")
    void noLawBlamesTheServerForWhatIsDoneBehindIt(HandHistory history) {
        assertThat(Laws.judge(history.history(), HandHistory.REJECTING))
                .noneMatch(verdict -> verdict.status() == Status.FAIL || verdict.status() == Status.ERROR);
    }

    @Test
    void changeBehindTheEndpointsHasToArrive() {
        ServerAction edit = new ServerAction.Edit("friends", TWO);
        ServerAction delete = new ServerAction.Delete("friends", "f1");

        assertThat(status("PULL-04", both().behind(edit).pull(B, none()), HandHistory.REJECTING))
                .isEqualTo(Status.FAIL);
        assertThat(status("LOSS-01", both().behind(edit).pull(B, updated(ONE)), HandHistory.REJECTING))
                .isEqualTo(Status.FAIL);
        assertThat(status("DEL-02", both().behind(delete).pull(B, none()), HandHistory.REJECTING))
                .isEqualTo(Status.FAIL);
        assertThat(status("PUSH-05", both().behind(edit).push(B, updated(THREE)), HandHistory.REJECTING))
                .isEqualTo(Status.FAIL);
    }

    private static HandHistory stuck(HandHistory history) {
        return history.answered(B, Refused.cursorExpired("too old"))
                .mark("heal")
                .end(A, "")
                .end(B, "http pull 410")
                .mark("round 3 active");
    }

    @Test
    void expiredCursorStopsAnAppThatDoesNotKnowItAsDeclared() {
        HandHistory purged = stuck(both().push(A, deleted("f1")).behind(new ServerAction.Purge()));
        HandHistory untouched = stuck(both().push(A, deleted("f1")));
        Profile replacing = HandHistory.REJECTING.withPolicies(Policies.DEFAULT.with(Policies.StaleCursor.REPLACE));

        assertThat(status("LIVE-02", purged, HandHistory.REJECTING)).isEqualTo(Status.UNKNOWN);
        assertThat(status("LIVE-02", untouched, HandHistory.REJECTING)).isEqualTo(Status.FAIL);
        assertThat(status("LIVE-02", purged, replacing)).isEqualTo(Status.FAIL);
    }

    /** Two wire steps that never met, and one that pushes twice. */
    private static HandHistory onTheWire() {
        return new HandHistory().wirePull("one", none()).wirePull("two", none()).wirePush("one", created(ONE));
    }

    @Test
    void wireStepsAreToldApartByTheirPulls() {
        HandHistory other = onTheWire().wirePush("two", created(TWO));
        HandHistory same = onTheWire().wirePush("one", updated(TWO));

        assertThat(status("PUSH-05", other, HandHistory.REJECTING)).isEqualTo(Status.FAIL);
        assertThat(status("PUSH-05", same, HandHistory.REJECTING)).isEqualTo(Status.UNKNOWN);
    }
}
