package io.github.synctck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultBuilderTest {
    @SuppressWarnings("NullAway") // class files do not carry the annotations of a compact constructor's parameters
    private static CaseResult result(String id, Status status) {
        RequirementId requirement = RequirementId.of(id.substring(0, id.indexOf('/')));
        return new CaseResult(id, requirement, status, "", null, List.of(), List.of(), null, false, 1);
    }

    private static RunResult built(CaseResult... results) {
        Map<String, List<CaseResult>> byCase = new LinkedHashMap<>();
        for (CaseResult result : results) {
            byCase.put(result.id(), List.of(result));
        }
        return new ResultBuilder(CatalogueReader.load(), byCase, List.of())
                .build(new ResultBuilder.Frame(
                        "synctck",
                        new RunResult.TargetInfo("", ""),
                        "",
                        "",
                        List.of(),
                        RunResult.Ending.COMPLETED,
                        0,
                        0));
    }

    @Test
    void whatDecidesTheExitCodeStandsBeforeWarnings() {
        RunResult result = built(
                result("PULL-01/a", Status.FAIL),
                result("PULL-02a/b", Status.PASS),
                result("PUSH-05/c", Status.FAIL),
                result("TXN-01/d", Status.FAIL),
                result("PUSH-07/e", Status.FAIL),
                result("TXN-01/f", Status.ERROR));

        assertThat(result.failures())
                .extracting(CaseResult::id)
                .containsExactly("PUSH-05/c", "PUSH-07/e", "TXN-01/f", "PULL-01/a", "TXN-01/d");
    }

    @Test
    void theStrongestCaseDecidesOnARequirement() {
        RunResult result = built(result("PUSH-05/a", Status.UNKNOWN), result("PUSH-05/b", Status.PASS));

        assertThat(result.count(Status.PASS)).isEqualTo(1);
        assertThat(result.failures()).isEmpty();
    }
}
