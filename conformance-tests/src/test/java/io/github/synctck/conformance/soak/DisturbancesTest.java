package io.github.synctck.conformance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.spec.server.RawExchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DisturbancesTest {
    private static final int CONFLICT = 409;

    private final Findings findings = new Findings();
    private long now = 100_000;
    private final Disturbances disturbances = new Disturbances(() -> now, new Figures(), CONFLICT);

    private void heard(boolean reads, int status, Map<String, String> headers) {
        disturbances.heard(reads, new RawExchange.Answer(status, new TreeMap<>(headers), ""), 1);
    }

    private List<String> blamed() {
        disturbances.judge(findings);
        return findings.verdicts().stream()
                .filter(verdict -> verdict.status() == Status.FAIL)
                .map(verdict -> verdict.requirement().value())
                .toList();
    }

    @Test
    void aFailureOutOfTheBlueIsBlamed() {
        heard(true, 500, Map.of());
        heard(false, 503, Map.of());

        assertThat(blamed()).containsExactly("PULL-02a", "PUSH-01");
        assertThat(disturbances.byKind()).containsOnlyKeys("500", "503");
    }

    @Test
    void whoeverSaysWhenToComeAgainIsFine() {
        heard(false, 503, Map.of("retry-after", "1"));

        assertThat(blamed()).isEmpty();
        assertThat(disturbances.byKind()).containsExactly(Map.entry("503 with Retry-After", 1L));
    }

    @Test
    void failuresDuringACommandAreExcused() {
        disturbances.begin();
        now += 60_000;
        heard(false, 500, Map.of());
        disturbances.end();
        now += 5_000;
        heard(false, 502, Map.of());

        assertThat(blamed()).isEmpty();
    }

    @Test
    void aCommandExcusesNothingBetweenItselfAndAnEarlierOne() {
        disturbances.begin();
        disturbances.end();
        now += 60_000;
        heard(false, 500, Map.of());
        now += 60_000;
        disturbances.begin();
        disturbances.end();

        assertThat(blamed()).containsExactly("PUSH-01");
    }

    @Test
    void aBrokenConnectionExcusesWhatComesSoonBeforeAndAfter() {
        heard(true, 500, Map.of());
        now += 3_000;
        heard(true, 0, Map.of());
        now += 3_000;
        heard(true, 500, Map.of());
        now += 60_000;
        assertThat(blamed()).isEmpty();

        heard(true, 500, Map.of());
        assertThat(blamed()).containsExactly("PULL-02a");
    }
}
