package io.github.synctck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** On JDK 25 and two processors a race in the JUnit face held the one thread on which its answers would have come. */
class BusyCommonPoolTest {
    @Test
    void answersAreHeardWhileTheCommonPoolIsBusy() {
        CountDownLatch over = new CountDownLatch(1);
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism() + 1; i++) {
            ForkJoinPool.commonPool().execute(() -> {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        try (RunningReference running =
                new RunningReference(new ModelServer(ProfileReader.named("watermelondb"), System::currentTimeMillis))) {
            var face = running.target("watermelondb");
            HttpTarget target = new HttpTarget(face.url(), face.accounts(), Collections.emptyMap());

            PullResponse answer = assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> target.open(1).server(0).pull(PullRequest.first(60)));

            assertThat(answer).isInstanceOf(PullResponse.Accepted.class);
        } finally {
            over.countDown();
        }
    }
}
