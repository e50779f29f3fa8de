package io.github.synctck.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts that stop answering are the target's trouble. */
class AccountsTest {
    @Test
    void aPoolWithoutAccountsLeftIsTroubleAndNoReasonToSkip() {
        Accounts pool = Accounts.ofTokens(List.of("one", "two"));
        pool.take(2).forEach(pool::retire);

        assertThat(pool.usersMax()).isEqualTo(1);
        assertThatExceptionOfType(TargetTrouble.class)
                .isThrownBy(() -> pool.take(1))
                .withMessage("none of the given accounts answers any more");
    }
}
