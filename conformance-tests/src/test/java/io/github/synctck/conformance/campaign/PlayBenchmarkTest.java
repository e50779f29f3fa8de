package io.github.synctck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The JMH benchmarks run: briefly here, and at length with {@code -Dsynctck.jmh=true}. */
class PlayBenchmarkTest {
    @Test
    void everyBenchmarkRuns() throws Exception {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(PlayBenchmark.class.getName())
                .forks(0)
                .shouldFailOnError(true);
        if (Boolean.getBoolean("synctck.jmh")) {
            options.warmupIterations(3).measurementIterations(5);
        } else {
            options.param("shape", "3x40")
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(100));
        }

        Collection<RunResult> results = new Runner(options.build()).run();

        assertThat(results).isNotEmpty();
        assertThat(results).allMatch(result -> result.getPrimaryResult().getScore() > 0);
    }
}
