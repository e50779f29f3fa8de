package io.github.synctck.conformance.check;

import static io.github.synctck.conformance.check.HandHistory.A;
import static io.github.synctck.conformance.check.HandHistory.B;
import static io.github.synctck.conformance.check.HandHistory.created;
import static io.github.synctck.conformance.check.HandHistory.none;
import static io.github.synctck.conformance.check.HandHistory.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody is blamed for what a lost answer may explain. */
class UnansweredTest {
    private static final RequirementId ID = RequirementId.of("LOSS-01");

    private static Verdict failAt(int operation) {
        return Verdict.fail(ID, "lost", new Contrast("there", "gone"), List.of(operation));
    }

    @Test
    void failureAfterALostAnswerIsUnknown() {
        History history = HandHistory.started()
                .unanswered(A, created(row("f1", "one")))
                .pull(B, none())
                .history();

        Verdict excused = Unanswered.excuse(history, failAt(3));

        assertThat(excused.status()).isEqualTo(Status.UNKNOWN);
        assertThat(excused.message()).isEqualTo("the network failed: timed out");
    }

    @Test
    void failureBeforeALostAnswerStays() {
        History history = HandHistory.started()
                .pull(B, none())
                .unanswered(A, created(row("f1", "one")))
                .history();

        assertThat(Unanswered.excuse(history, failAt(2))).isEqualTo(failAt(2));
    }

    @Test
    void onlyExchangesThatNoScenarioMeantToFailAreUnanswered() {
        History history = HandHistory.started()
                .unanswered(A, created(row("f1", "one")))
                .answered(B, new TransportFailure(true, "no route"))
                .http("{}", 0, "connection refused")
                .pullLost(B, none())
                .http("{}", 500, "")
                .push(A, created(row("f1", "one")))
                .mark("heal")
                .history();

        assertThat(history.operations())
                .filteredOn(Unanswered::is)
                .extracting(Operation::index)
                .containsExactly(2, 3, 4);
        assertThat(Unanswered.excuse(history, List.of(failAt(1), failAt(4), Verdict.pass(ID))))
                .extracting(Verdict::status)
                .containsExactly(Status.FAIL, Status.UNKNOWN, Status.PASS);
    }

    @Test
    void whatWasRefusedWasAnswered() {
        History history = HandHistory.started()
                .refused(A, created(row("f1", "one")))
                .pull(B, none())
                .history();

        assertThat(Unanswered.excuse(history, failAt(3))).isEqualTo(failAt(3));
        assertThat(Unanswered.excuse(history, Verdict.pass(ID))).isEqualTo(Verdict.pass(ID));
    }
}
