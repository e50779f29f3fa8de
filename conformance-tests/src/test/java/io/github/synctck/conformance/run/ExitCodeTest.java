package io.github.synctck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.RunResult.Ending;
import io.github.synctck.spec.requirement.Level;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    private static RequirementResult requirement(String outcome, int number) {
        String[] words = outcome.split(":", 2);
        Requirement requirement = new Requirement(
                RequirementId.of("PULL-" + (10 + number)),
                Level.valueOf(words[0]),
                "t.",
                "i.",
                "s",
                List.of(),
                List.of(),
                new Requirement.Advice(List.of(), List.of()),
                null);
        return new RequirementResult(requirement, Status.valueOf(words[1]), "", false, List.of());
    }

    /** The first column lists requirements as LEVEL:STATUS, the second is how the run ended. */
    @ParameterizedTest
    @CsvSource({
        "MUST:PASS, COMPLETED, 0",
        "MUST:PASS SHOULD:FAIL, COMPLETED, 0",
        "MUST:PASS SHOULD:UNKNOWN MAY:FAIL, COMPLETED, 0",
        "MUST:PASS MUST:SKIPPED MUST:UNTESTED, COMPLETED, 0",
        "MUST:FAIL MUST:PASS, COMPLETED, 1",
        "MUST:FAIL MUST:UNKNOWN, COMPLETED, 1",
        "MUST:PASS MUST:UNKNOWN, COMPLETED, 2",
        "MUST:SKIPPED MUST:UNTESTED, COMPLETED, 2",
        "MUST:PASS, TARGET_LOST, 69",
        "MUST:FAIL, TARGET_LOST, 1",
        "MUST:UNKNOWN, TARGET_LOST, 69",
        "MUST:PASS, BUDGET, 75",
        "MUST:UNKNOWN, BUDGET, 75",
        "MUST:FAIL, BUDGET, 1",
        "MUST:ERROR MUST:FAIL, COMPLETED, 70",
        "SHOULD:ERROR MUST:PASS, COMPLETED, 70",
        "MUST:FAIL, BROKEN, 70",
        "MUST:FAIL MUST:ERROR, INTERRUPTED, 130",
        "MUST:PASS, INTERRUPTED, 130",
    })
    void strongerFindingsDecide(String outcomes, Ending ending, int code) {
        List<RequirementResult> requirements = new ArrayList<>();
        for (String outcome : outcomes.split(" ", -1)) {
            requirements.add(requirement(outcome, requirements.size()));
        }
        RunResult result = new RunResult(
                "synctck",
                new RunResult.TargetInfo("", ""),
                "",
                "",
                requirements,
                List.of(),
                List.of(),
                List.of(),
                ending,
                0,
                0);

        assertThat(result.exitCode()).isEqualTo(code);
    }
}
