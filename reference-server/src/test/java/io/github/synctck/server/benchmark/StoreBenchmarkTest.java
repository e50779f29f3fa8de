package io.github.synctck.server.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark of the Postgres store runs: briefly here, and at length with {@code -Dsynctck.benchmark=true}. */
class StoreBenchmarkTest {
    @Test
    void everyFigureIsMeasured() throws Exception {
        boolean full = Boolean.getBoolean("synctck.benchmark");

        List<String> report = new StoreBenchmark(full ? StoreBenchmark.Sizes.FULL : StoreBenchmark.Sizes.BRIEF).run();

        report.forEach(System.out::println);
        assertThat(report).filteredOn(line -> line.startsWith("|")).hasSize(2 + 3 + 2 + 3);
    }
}
