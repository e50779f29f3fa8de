package io.github.synctck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RunListener;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A case counts only if a server broken in exactly that way turns it red. */
class EveryCaseCanFailTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final Map<String, String> BROKEN = BrokenByCase.names();

    static List<String> cases() {
        return Suite.standard().cases().stream().map(Case::id).toList();
    }

    @Test
    void everyCaseHasItsBrokenServer() {
        assertThat(BROKEN.keySet()).containsExactlyInAnyOrderElementsOf(cases());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseFailsAgainstItsBrokenServer(String id) {
        try (BrokenServer server = BrokenServer.named(String.valueOf(BROKEN.get(id)))) {
            CaseResult result = judge(id, server.reached());

            assertThat(result.status()).as(result.message()).isEqualTo(Status.FAIL);
            assertThat(result.message()).isNotBlank();
            assertThat(result.evidence()).isNotEmpty();
            assertThat(result.evidenceLines()).isNotEmpty();
        }
    }

    private static CaseResult judge(String id, Target target) {
        RunOptions options = new RunOptions(
                new Seed(1),
                UUID.randomUUID().toString(),
                List.of(id),
                List.of(),
                Duration.ofMinutes(2),
                () -> false,
                path -> "");
        ConformanceRunner.Subject subject =
                new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), PROFILE, target);
        RunResult result = new ConformanceRunner(subject, options, new Silence(), Evidence.NONE).run("test");
        return result.requirements().stream()
                .filter(each -> id.startsWith(each.requirement().id().value().toLowerCase(Locale.ROOT) + "/"))
                .flatMap(each -> each.cases().stream())
                .findFirst()
                .orElseThrow();
    }

    private static final class Silence implements RunListener {
        @Override
        public void planned(Announcement announcement) {
            assertThat(announcement.cases()).isEqualTo(1);
        }

        @Override
        public void started(String caseId) {
            assertThat(caseId).isNotBlank();
        }

        @Override
        public void finished(CaseResult result) {
            assertThat(result.status()).isNotEqualTo(Status.UNTESTED);
        }
    }
}
