package io.github.synctck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.sim.SimClock;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run says beforehand is what it does. */
class PlanTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");

    private static RunOptions only(String... ids) {
        return new RunOptions(new Seed(1), "", List.of(ids), List.of(), Duration.ofMinutes(1), () -> false, path -> "");
    }

    @Test
    void requestsAreThoseOfTheCasesThatTheTargetCanPlay() throws IOException {
        SimClock clock = new SimClock();
        InProcessTarget target = InProcessTarget.reference(PROFILE, clock);
        Plan wire = new Plan(Suite.standard(), PROFILE, only("TIPS-02"));
        Plan rawHttp = new Plan(Suite.standard(), PROFILE, only("HTTP-01"));

        int planned = wire.requests(new Applicability(target));
        var subject = new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), PROFILE, target);
        new ConformanceRunner(subject, only("TIPS-02"), told -> {}, Evidence.NONE).run("test");

        assertThat(planned).isPositive();
        assertThat((long) planned).isEqualTo(target.requests());
        assertThat(rawHttp.cases()).isNotEmpty();
        assertThat(rawHttp.requests(new Applicability(target))).isZero();
    }
}
