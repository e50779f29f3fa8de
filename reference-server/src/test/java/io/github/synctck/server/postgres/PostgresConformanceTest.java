package io.github.synctck.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.run.RunListener;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.server.RunningReference;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole suite, every profile, over HTTP, on the embedded database. */
class PostgresConformanceTest {
    private static final Duration BUDGET = Duration.ofMinutes(5);

    static List<String> profiles() {
        return ProfileReader.NAMES;
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void theSuiteFindsNothing(String name) {
        Profile profile = ProfileReader.named(name);
        try (PostgresStore store = TestDatabase.store(profile);
                RunningReference running = new RunningReference(store)) {
            HttpTarget http = new HttpTarget(running.target(name).settings());
            RunOptions options = new RunOptions(
                    new Seed(1), UUID.randomUUID().toString(), List.of(), List.of(), BUDGET, () -> false, id -> "");
            var subject = new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), profile, http);
            Complaints complaints = new Complaints();

            RunResult result = new ConformanceRunner(subject, options, complaints, Evidence.NONE).run("test");

            assertThat(complaints.lines).isEmpty();
            assertThat(result.exitCode()).isEqualTo(ExitCode.PASS.code());
            assertThat(result.count(Status.PASS)).isGreaterThan(20);
        }
    }

    private static final class Complaints implements RunListener {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void finished(CaseResult result) {
            if (result.status() == Status.FAIL || result.status() == Status.ERROR) {
                lines.add(result.requirement() + " " + result.id() + " " + result.status() + ": " + result.message());
            }
        }
    }
}
