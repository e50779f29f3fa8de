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
 * @param shortenedMax how many failing cases are shortened; the others are told as they were played
 */
public record RunOptions(
        Seed seed,
        String salt,
        List<String> only,
        List<String> skip,
        Duration budget,
        BooleanSupplier cancelled,
        UnaryOperator<String> replayCommand,
        int shortenedMax) {
    public RunOptions {
        only = List.copyOf(only);
        skip = List.copyOf(skip);
    }

    /** Every failing case is shortened. */
    public RunOptions(
            Seed seed,
            String salt,
            List<String> only,
            List<String> skip,
            Duration budget,
            BooleanSupplier cancelled,
            UnaryOperator<String> replayCommand) {
        this(seed, salt, only, skip, budget, cancelled, replayCommand, Integer.MAX_VALUE);
    }

    /** The same with that many failing cases shortened. */
    public RunOptions withShortenedMax(int cases) {
        return new RunOptions(seed, salt, only, skip, budget, cancelled, replayCommand, cases);
    }
}
