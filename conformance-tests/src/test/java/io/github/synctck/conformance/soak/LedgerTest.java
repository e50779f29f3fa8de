package io.github.synctck.conformance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.sim.IdFormat;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Exchanges that overlap, written by hand: what no order of them explains is blamed, and nothing else. */
class LedgerTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final TransportFailure NO_ANSWER = new TransportFailure(false, "the connection broke");
    private static final SoakOptions OPTIONS =
            new SoakOptions(4, 2, Duration.ofSeconds(1), new Seed(1), "test", 1, 1, List.of(), () -> false);

    private final Findings findings = new Findings();
    private final List<Playground> grounds = Playground.forUsers(PROFILE, OPTIONS, IdFormat.CLIENT);
    private final Playground ground = grounds.get(0);
    private final Ledger ledger = new Ledger(PROFILE, ground, findings, () -> 0, () -> 0);
    private final String id = ground.shared().get(0);
    private final String table = ground.main().name();

    private static RawRecord row(String id, String name) {
        return RawRecord.of(id, Map.of("name", Value.of(name)));
    }

    private Changes changes(TableChanges of) {
        return new Changes(Map.of(table, of));
    }

    private Changes written(String name) {
        return changes(new TableChanges(List.of(), List.of(row(id, name)), List.of()));
    }

    private Changes deleted() {
        return changes(new TableChanges(List.of(), List.of(), List.of(id)));
    }

    /** A pull that sees nothing of interest; returns when it had returned. */
    private long basis() {
        ledger.begin();
        return ledger.ended().position();
    }

    private Sent send(int device, long basis, Changes changes) {
        return ledger.send(device, basis, new PushRequest(changes, Cursor.of(1)));
    }

    private void accept(Sent sent) {
        ledger.ended(sent, PushResponse.Accepted.ALL);
    }

    private void push(int device, Changes changes) {
        accept(send(device, basis(), changes));
    }

    private void pulled(long invoked, @Nullable Cursor since, Changes shown) {
        PullRequest request = PullRequest.since(since, 1);
        ledger.pulled(invoked, 0, request, new PullResponse.Accepted(shown, Cursor.of(9)));
    }

    private void firstPull(Changes shown) {
        pulled(ledger.begin(), null, shown);
    }

    private List<String> blamed() {
        return findings.verdicts().stream()
                .filter(verdict -> verdict.status() == Status.FAIL)
                .map(verdict -> verdict.requirement().value())
                .toList();
    }

    @Test
    void theLastWriteIsShown() {
        push(0, written("a"));
        push(2, written("b"));
        firstPull(written("b"));

        assertThat(blamed()).isEmpty();
    }

    @Test
    void anOldValueIsBlamed() {
        push(0, written("a"));
        push(2, written("b"));
        firstPull(written("a"));

        assertThat(blamed()).containsExactly("LOSS-01");
    }

    @Test
    void aPullThatWasUnderWayMayShowTheOldValue() {
        push(0, written("a"));
        long invoked = ledger.begin();
        push(2, written("b"));
        pulled(invoked, null, written("a"));

        assertThat(blamed()).isEmpty();
    }

    @Test
    void aPushThatIsUnderWayMayShowAlready() {
        push(0, written("a"));
        Sent late = send(2, basis(), written("b"));
        firstPull(written("b"));
        accept(late);

        assertThat(blamed()).isEmpty();
    }

    @Test
    void aMissingRowIsBlamed() {
        push(0, written("a"));
        firstPull(Changes.NONE);

        assertThat(blamed()).containsExactly("LOSS-01");
    }

    @Test
    void aRowThatComesBackIsBlamed() {
        push(0, written("a"));
        push(2, deleted());
        firstPull(written("a"));

        assertThat(blamed()).containsExactly("DEL-01");
    }

    @Test
    void aDeletionThatNobodyMadeIsBlamed() {
        push(0, written("a"));
        pulled(ledger.begin(), Cursor.of(1), deleted());

        assertThat(blamed()).containsExactly("DEL-10");
    }

    @Test
    void aDeletionThatWasNeverAnsweredMayHaveBeenDone() {
        push(0, written("a"));
        ledger.ended(send(2, basis(), deleted()), NO_ANSWER);
        firstPull(Changes.NONE);
        firstPull(written("a"));

        assertThat(blamed()).isEmpty();
    }

    @Test
    void aWriteThatWasNeverAnsweredComesTooLateAfterAnotherOne() {
        push(0, written("a"));
        ledger.ended(send(2, basis(), written("b")), NO_ANSWER);
        push(0, written("c"));
        firstPull(written("b"));

        assertThat(blamed()).containsExactly("LOSS-01");
    }

    @Test
    void aCreationThatWasNeverAnsweredMayComeAfterADeletionOfNothing() {
        ledger.ended(send(0, basis(), written("a")), NO_ANSWER);
        push(0, deleted());
        firstPull(written("a"));

        assertThat(blamed()).isEmpty();
    }

    @Test
    void aRefusedValueIsBlamed() {
        push(0, written("a"));
        ledger.ended(send(2, basis(), written("b")), Refused.conflict("changed"));
        firstPull(written("b"));

        assertThat(blamed()).containsExactly("PUSH-07");
    }

    @Test
    void aFailureOfTheServerMayHaveLeftTheValue() {
        push(0, written("a"));
        ledger.ended(send(2, basis(), written("b")), new Refused(500, "", "failed"));
        firstPull(written("b"));
        firstPull(written("a"));

        assertThat(blamed()).isEmpty();
    }

    @Test
    void aValueThatNobodyPushedIsBlamed() {
        push(0, written("a"));
        firstPull(written("z"));

        assertThat(blamed()).containsExactly("LOSS-02");
    }

    @Test
    void aPushOverAnUnseenChangeIsBlamed() {
        push(0, written("a"));
        long stale = basis();
        push(2, written("b"));
        accept(send(0, stale, written("c")));

        assertThat(blamed()).containsExactly("PUSH-05");
    }

    @Test
    void ofTwoAtOnceOneHasToBeRefused() {
        push(0, written("a"));
        Sent one = send(0, basis(), written("b"));
        Sent other = send(2, one.basis, written("c"));
        accept(one);
        accept(other);

        assertThat(blamed()).containsExactly("LIVE-04");
    }

    @Test
    void whoeverPulledInBetweenHasSeenIt() {
        push(0, written("a"));
        Sent one = send(0, basis(), written("b"));
        Sent other = send(2, basis(), written("c"));
        accept(one);
        accept(other);

        assertThat(blamed()).isEmpty();
    }

    @Test
    void aRetryThatChangesNothingIsNoConflict() {
        Sent lost = send(0, basis(), written("a"));
        ledger.ended(lost, NO_ANSWER);
        long seen = basis();
        push(0, written("a"));
        accept(send(2, seen, written("b")));

        assertThat(blamed()).isEmpty();
    }

    @Test
    void twoDeletionsAreOne() {
        push(0, written("a"));
        long both = basis();
        accept(send(0, both, deleted()));
        accept(send(2, both, deleted()));

        assertThat(blamed()).isEmpty();
    }

    @Test
    void aPushOverAnUnseenDeletionIsBlamed() {
        push(0, written("a"));
        long stale = basis();
        push(2, deleted());
        accept(send(0, stale, written("b")));

        assertThat(blamed()).containsExactly("PUSH-05");
    }

    @Test
    void aTimestampThatGoesBackIsBlamed() {
        ledger.pulled(
                ledger.begin(),
                0,
                PullRequest.since(Cursor.of(10), 1),
                new PullResponse.Accepted(Changes.NONE, Cursor.of(9)));

        assertThat(blamed()).containsExactly("CUR-01");
    }

    @Test
    void anotherUsersRowIsBlamed() {
        String foreign = grounds.get(1).shared().get(0);
        firstPull(changes(new TableChanges(List.of(row(foreign, "a")), List.of(), List.of())));

        assertThat(blamed()).containsExactly("DERIVED-13");
    }

    @Test
    void anOldValueIsKnownAlsoAfterItWasForgotten() {
        for (int i = 0; i < 5; i++) {
            long invoked = ledger.begin();
            Sent sent = send(i % 2 * 2, ledger.ended().position(), written("v" + i));
            accept(sent);
            ledger.forget(invoked);
        }
        firstPull(written("v2"));

        assertThat(blamed()).containsExactly("LOSS-01");
    }
}
