package io.github.synctck.conformance.run;

import io.github.synctck.sim.random.Seed;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * What a run is asked to do.
 *
 * @param seed of the generated cases
 * @param salt binds symbols to ids; differs per run
 * @param only requirement ids, case ids or their beginnings; empty for all
 * @param skip the same, to be left out
 * @param budget the time after which no further case begins
 * @param cancelled asked between plays; true ends the run
 * @param replayCommand from a failed case's id to the command that plays it again
 */
public record RunOptions(
        Seed seed,
        String salt,
        List<String> only,
        List<String> skip,
        Duration budget,
        BooleanSupplier cancelled,
        UnaryOperator<String> replayCommand) {
    public RunOptions {
        only = List.copyOf(only);
        skip = List.copyOf(skip);
    }
}
