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

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Edit.Kind;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of which records a device's own algorithm has lost track, and what ends it. */
class ExcusesTest {
    private static final RawRecord ONE = row("f1", "one");
    private static final RecordKey F1 = new RecordKey("friends", "f1");

    private static HandHistory destroyed() {
        return both().edit(A, Kind.DESTROY, ONE);
    }

    private static HandHistory lost(String cause) {
        return both().end(A, List.of(), List.of(cause));
    }

    private static Excuses after(HandHistory history) {
        return Excuses.atEndOf(history.history().operations());
    }

    @Test
    void recordThatWasDestroyedOnOneDeviceIsExcusedThereOnly() {
        HandHistory failed = both().failedEdit(A, Kind.DESTROY, "f1", "not-found");

        assertThat(after(destroyed()).cause(A, F1)).isEqualTo("C7");
        assertThat(after(destroyed()).cause(B, F1)).isNull();
        assertThat(after(failed).cause(A, F1)).isNull();
        assertThat(after(both().edit(A, Kind.DELETE, ONE)).cause(A, F1)).isNull();
    }

    @Test
    void twoOfTheClientsOwnCausesExcuse() {
        assertThat(after(lost("C8 friends/f1 was written")).cause(A, F1)).isEqualTo("C8");
        assertThat(after(lost("C8 friends/f1")).cause(A, F1)).isEqualTo("C8");
        assertThat(after(lost("C13 friends/f1 was made again")).cause(A, F1)).isEqualTo("C13");
        assertThat(after(lost("C1 friends/f1 was removed")).cause(A, F1)).isNull();
    }

    static List<HandHistory> endings() {
        return List.of(
                destroyed().edit(A, Kind.CREATE, ONE),
                destroyed().pull(A, created(ONE)),
                destroyed().pull(A, updated(ONE)),
                destroyed().pull(A, deleted("f1")),
                destroyed().reset(A),
                destroyed().reinstall(A));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void excuseEndsWhenTheRecordIsNamedMadeAgainOrWiped(HandHistory history) {
        assertThat(after(history).cause(A, F1)).isNull();
    }

    static List<HandHistory> nothingNew() {
        Changes other = created(row("f2", "other"));
        return List.of(
                destroyed().failedEdit(A, Kind.CREATE, "f1", "duplicate-id"),
                destroyed().pull(A, none()),
                destroyed().pull(A, other),
                destroyed().pullLost(A, updated(ONE)),
                destroyed().pull(B, updated(ONE)),
                destroyed().fresh(created(ONE)),
                destroyed().reset(B),
                destroyed().mark("heal"));
    }

    @ParameterizedTest
    @MethodSource("nothingNew")
    void excuseStaysWhereTheDeviceLearnedNothing(HandHistory history) {
        assertThat(after(history).cause(A, F1)).isEqualTo("C7");
    }

    @Test
    void zombieIsARecordOfThePushThatADyingFirstSyncLeft() {
        HandHistory dying = new HandHistory().diesInFirstSync(A, created(ONE), "f1");
        HandHistory both = both().diesInFirstSync(A, created(ONE), "f1");

        assertThat(zombieIn(dying.push(A, updated(ONE)))).isEqualTo(F1);
        assertThat(zombieIn(both.push(A, deleted("f1")))).isEqualTo(F1);
        assertThat(zombieIn(both.push(A, created(row("f2", "other"))))).isNull();
        assertThat(zombieIn(both.push(B, updated(ONE)))).isNull();
        assertThat(zombieIn(destroyed().push(A, updated(ONE)))).isNull();
    }

    /** Of the history's last push. */
    private static @Nullable RecordKey zombieIn(HandHistory history) {
        List<Operation> operations = history.history().operations();
        Operation.Push last = (Operation.Push) operations.get(operations.size() - 1);
        return after(history).zombieIn(last);
    }
}
