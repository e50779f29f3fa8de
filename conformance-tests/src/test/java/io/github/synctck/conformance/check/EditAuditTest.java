package io.github.synctck.conformance.check;

import static io.github.synctck.conformance.check.HandHistory.A;
import static io.github.synctck.conformance.check.HandHistory.B;
import static io.github.synctck.conformance.check.HandHistory.changes;
import static io.github.synctck.conformance.check.HandHistory.created;
import static io.github.synctck.conformance.check.HandHistory.deleted;
import static io.github.synctck.conformance.check.HandHistory.none;
import static io.github.synctck.conformance.check.HandHistory.row;
import static io.github.synctck.conformance.check.HandHistory.started;
import static io.github.synctck.conformance.check.HandHistory.updated;
import static io.github.synctck.conformance.check.Stories.both;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.history.Operation.Edit.Kind;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where an app's edits went: what shows, what was replaced in turn, what the client lost by its own algorithm. */
class EditAuditTest {
    private static final RawRecord ONE = row("f1", "one");
    private static final RawRecord TWO = row("f1", "two");
    private static final RawRecord THREE = row("f1", "three");
    private static final String EVENTS = "life_events";

    /** A history, and what is said about it; nothing where every edit is accounted for. */
    private record Told(String what, HandHistory history) {
        @Override
        public String toString() {
            return what.isEmpty() ? "nothing is lost" : what;
        }
    }

    private static HandHistory atRest(HandHistory history) {
        return history.mark("heal").end(A, "").end(B, "").mark("round 1 quiet");
    }

    private static Verdict audit(HandHistory history) {
        return EditAudit.check(Judged.of(atRest(history).history(), HandHistory.LAST_WINS));
    }

    private static List<String> lost(HandHistory history) {
        return Laws.lostEdits(atRest(history).history(), HandHistory.LAST_WINS);
    }

    private static HandHistory edited(HandHistory history, int device, RawRecord row) {
        return history.edit(device, Kind.UPDATE, row);
    }

    /** The app writes a column of f1 that held this before. */
    private static HandHistory unchanged(RawRecord row) {
        return both().rename(A, row, row);
    }

    static List<Told> shown() {
        HandHistory twice = edited(edited(both(), A, TWO), A, THREE);
        return List.of(
                new Told("", edited(both(), A, TWO).push(A, updated(TWO))),
                new Told("friends/f1.name = \"two\", made by device A in op 5,", edited(both(), A, TWO)),
                new Told("friends/f1.name = \"two\", made by device B in op 5,", edited(both(), B, TWO)),
                new Told("", twice.push(A, updated(THREE))),
                new Told("", edited(edited(both(), A, ONE), A, TWO).push(A, updated(TWO))),
                new Told("", edited(both(), A, ONE)),
                new Told("", unchanged(ONE).push(A, updated(TWO)).edit(A, Kind.UPDATE, TWO)),
                new Told(
                        "",
                        edited(both(), A, row("f1", "lost"))
                                .push(A, deleted("f1"))
                                .edit(A, Kind.DELETE, ONE)),
                new Told(
                        "friends/f1.name = \"late\", made by device A in op 6,",
                        edited(both().push(A, deleted("f1")), A, row("f1", "late"))));
    }

    static List<Told> deletions() {
        HandHistory deletedHere = both().edit(A, Kind.DELETE, ONE);
        HandHistory madeByBoth = started().edit(B, Kind.CREATE, ONE).edit(A, Kind.CREATE, TWO);
        return List.of(
                new Told("the deletion of friends/f1, made by device A in op 5,", deletedHere),
                new Told("", both().edit(A, Kind.DELETE, ONE).push(A, deleted("f1"))),
                new Told("", both().edit(A, Kind.DESTROY, ONE)),
                new Told(
                        "the deletion of friends/f1, made by device A in op 5,",
                        both().edit(A, Kind.DELETE_CASCADE, ONE)),
                new Told(
                        "",
                        both().edit(A, Kind.DELETE, ONE)
                                .edit(A, Kind.CREATE, TWO)
                                .push(A, updated(TWO))),
                new Told("", madeByBoth.edit(A, Kind.DELETE, TWO).push(B, created(ONE))));
    }

    static List<Told> neverPushed() {
        HandHistory made = started().edit(A, Kind.CREATE, ONE);
        return List.of(
                new Told("friends/f1.name = \"one\", made by device A in op 2,", made),
                new Told("", started().edit(A, Kind.CREATE, ONE).edit(A, Kind.DELETE, ONE)));
    }

    @ParameterizedTest
    @MethodSource({"shown", "deletions", "neverPushed"})
    void editThatIsGoneWithoutACauseIsAnErrorOfOurOwn(Told told) {
        Verdict verdict = audit(told.history());

        if (told.what().isEmpty()) {
            assertThat(verdict.status()).as(verdict.message()).isEqualTo(Status.PASS);
        } else {
            assertThat(verdict.message())
                    .isEqualTo(told.what() + " is gone at rest; the server broke no law and the device named no cause");
            assertThat(verdict.status()).isEqualTo(Status.ERROR);
            assertThat(verdict.evidence()).hasSize(1);
        }
        assertThat(lost(told.history())).isEmpty();
    }

    @Test
    void nothingIsFollowedWhereNothingCanBeSaid() {
        HandHistory open = edited(both(), A, TWO);
        HandHistory broken = edited(both(), A, TWO).push(A, updated(TWO)).pull(B, none());
        HandHistory behind = edited(both(), A, TWO).behind(new ServerAction.Delete("friends", "f1"));
        HandHistory idle = both().failedEdit(A, Kind.UPDATE, "f9", "not-found");

        assertThat(EditAudit.check(Judged.of(open.history(), HandHistory.LAST_WINS)))
                .isEqualTo(unknown("the devices never came to rest"));
        assertThat(audit(broken)).isEqualTo(unknown("edits are not traced through a server that breaks a law"));
        assertThat(audit(behind)).isEqualTo(unknown("edits are not traced through what is done behind the endpoints"));
        assertThat(audit(idle)).isEqualTo(unknown("no app edited anything"));
        assertThat(lost(broken)).isEmpty();
    }

    private static Verdict unknown(String why) {
        return Verdict.unknown(audit(edited(both(), A, TWO)).requirement(), why);
    }

    @Test
    void nobodyIsAskedWhatMayHaveBecomeOfAnEdit() {
        HandHistory floating = edited(both(), A, TWO).unanswered(A, updated(TWO));
        HandHistory unseen = edited(both(), A, TWO).push(A, updated(TWO)).push(B, updated(THREE));
        HandHistory overtaken = edited(edited(both().pull(A, none()), A, TWO), A, THREE)
                .push(A, updated(THREE))
                .pushLate(A, 3, updated(TWO));
        HandHistory inTurn = edited(edited(both(), A, TWO), A, THREE)
                .push(A, updated(THREE))
                .pull(A, updated(THREE))
                .push(A, updated(TWO));

        assertThat(List.of(audit(floating), audit(unseen), audit(overtaken)))
                .extracting(Verdict::status)
                .containsOnly(Status.PASS);
        assertThat(audit(inTurn).message()).startsWith("friends/f1.name = \"three\", made by device A in op 6,");
    }

    private static HandHistory dated(HandHistory before, String friend) {
        return before.create(A, EVENTS, event(friend)).push(A, pushed(friend));
    }

    private static RawRecord event(String friend) {
        return RawRecord.of("c1", Map.of("friend_id", Value.of(friend)));
    }

    private static Changes pushed(String friend) {
        return changes(EVENTS, new TableChanges(List.of(event(friend)), List.of(), List.of()));
    }

    private static Changes dropped() {
        return changes(EVENTS, new TableChanges(List.of(), List.of(), List.of("c1")));
    }

    @Test
    void recordGoesWithWhatItHangsOn() {
        HandHistory kept = dated(both(), "f1").push(A, dropped());
        HandHistory alone = dated(both(), "nobody").pull(A, dropped());
        Map<String, TableChanges> tables = new TreeMap<>(dropped().tables());
        tables.putAll(updated(ONE).tables());
        HandHistory early = dated(started(), "f1").push(A, created(ONE)).pull(A, new Changes(tables));
        HandHistory below = dated(both(), "f1").edit(A, Kind.DELETE, ONE).push(A, deleted("f1"));

        assertThat(audit(kept).message()).startsWith("life_events/c1.friend_id = \"f1\"");
        assertThat(List.of(audit(alone), audit(early), audit(below)))
                .extracting(Verdict::status)
                .containsOnly(Status.PASS);
    }

    @Test
    void editThatTheDeviceSaysItLostIsListedWithItsCause() {
        List<String> causes = List.of("C10 friends/f1 the app's resolver gave up the local edits");
        HandHistory said = edited(both(), B, TWO).end(B, List.of(), causes);
        HandHistory before = edited(both().end(B, List.of(), causes), B, TWO);
        HandHistory short3 = edited(both(), B, TWO).end(B, List.of(), List.of("C10 friends/f1"));

        assertThat(audit(said).status()).isEqualTo(Status.PASS);
        assertThat(lost(said))
                .containsExactly(
                        "friends/f1.name = \"two\", made by device B in op 5, was lost: " + causes.get(0) + " (op 6)");
        assertThat(audit(before).status()).isEqualTo(Status.ERROR);
        assertThat(audit(short3).status()).isEqualTo(Status.PASS);
    }

    @Test
    void appThatLostEverythingLostItsEditsToo() {
        assertThat(lost(edited(both(), B, TWO).reset(B)))
                .containsExactly("friends/f1.name = \"two\", made by device B in op 5, "
                        + "was lost: the app began anew at an expired cursor in op 6");
        assertThat(lost(edited(both(), B, TWO).reinstall(B)))
                .containsExactly("friends/f1.name = \"two\", made by device B in op 5, "
                        + "was lost: the app was installed anew in op 6");
        assertThat(audit(edited(both().reset(B), B, TWO)).status()).isEqualTo(Status.ERROR);
        assertThat(audit(edited(both(), B, TWO).reset(A)).status()).isEqualTo(Status.ERROR);
    }
}
