package io.github.synctck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CampaignTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");

    private static Campaign.Tally run(int threads) {
        return Campaign.ofSeeds(PROFILE, 30, ModelServer::new).run(1, 800, threads, () -> false, tally -> {});
    }

    @Test
    void digestDoesNotDependOnTheNumberOfThreads() {
        Campaign.Tally one = run(1);

        assertThat(run(2)).isEqualTo(one);
        assertThat(run(4)).isEqualTo(one);
        assertThat(one.scenarios()).isEqualTo(800);
        assertThat(one.violations()).isZero();
        assertThat(one.digest()).hasSize(64);
    }

    @Test
    void interruptedCampaignSaysHowFarItCame() {
        AtomicInteger chunks = new AtomicInteger();

        Campaign.Tally tally = Campaign.ofSeeds(PROFILE, 30, ModelServer::new)
                .run(1, 1_000_000, 2, () -> chunks.get() >= 3, so -> chunks.incrementAndGet());

        assertThat(tally.last()).isLessThan(20_000).isEqualTo(tally.scenarios());
        assertThat(tally.scenarios()).isGreaterThanOrEqualTo(750);
    }

    @Test
    void violationsAreCountedAndTold() {
        Campaign.Tally tally = Campaign.ofSeeds(
                        PROFILE, 30, Mutants.named("no-conflict-check").orElseThrow()::server)
                .run(1, 300, 2, () -> false, so -> {});

        assertThat(tally.violations()).isGreaterThan(10);
        assertThat(tally.failures()).hasSizeLessThanOrEqualTo(20).allMatch(line -> line.startsWith("0x"));
        assertThat(tally.failures()).anyMatch(line -> line.contains("PUSH-05"));
    }
}
