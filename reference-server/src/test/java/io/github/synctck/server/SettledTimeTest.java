package io.github.synctck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** One defect about ties does not hide what comes after it. */
class SettledTimeTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final long SECOND_MILLIS = 1_000;

    /** Stamps and cursors are whole seconds, compared as if two things never fell into one. */
    private static final class WholeSeconds extends Dataset {
        private final LongSupplier clock;

        WholeSeconds(Profile profile, String userId, LongSupplier clockMillis) {
            super(profile, userId, clockMillis);
            this.clock = clockMillis;
        }

        private double second() {
            return (double) (clock.getAsLong() / SECOND_MILLIS * SECOND_MILLIS);
        }

        @Override
        protected double stamp(double seen) {
            return second();
        }

        @Override
        protected double timestamp() {
            return second();
        }

        @Override
        protected boolean isExpired(double cursor) {
            return false;
        }
    }

    @Test
    void serverThatCountsWholeSecondsFailsForThatAlone() throws Exception {
        List<CaseResult> results = new ArrayList<>();
        try (RunningReference running =
                new RunningReference(new ModelServer(PROFILE, System::currentTimeMillis, WholeSeconds::new))) {
            var face = running.target("watermelondb");
            HttpTarget target = new HttpTarget(face.url(), face.accounts(), Collections.emptyMap());
            var subject = new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), PROFILE, target);
            RunOptions options = new RunOptions(
                    new Seed(1),
                    "settled",
                    List.of("DERIVED-02", "tips-02/deletion-is-listed", "push-11/descendants-are-deleted-too"),
                    List.of(),
                    Duration.ofMinutes(2),
                    () -> false,
                    path -> "");
            new ConformanceRunner(subject, options, results::add, Evidence.NONE).run("test");
        }

        CaseResult ties = results.stream()
                .filter(result -> result.id().equals("derived-02/changes-in-the-tick-of-a-pull-arrive"))
                .findFirst()
                .orElseThrow();
        assertThat(ties.status()).isEqualTo(Status.FAIL);
        assertThat(ties.message()).contains("ticks every", "kept that far apart");
        List<CaseResult> after = results.subList(results.indexOf(ties) + 1, results.size()).stream()
                .filter(result -> !result.requirement().equals(ties.requirement()))
                .toList();
        assertThat(after)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(result -> assertThat(result.status())
                        .as(result.id() + ": " + result.message())
                        .isEqualTo(Status.PASS));
    }
}
