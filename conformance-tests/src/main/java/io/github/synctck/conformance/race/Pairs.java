package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.spec.message.Changes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/** Pushes of two rows in two tables under a chain of pulls: both show in one pull, or the view is torn. */
public final class Pairs implements Probe {
    private static final int PUSHES = 12;
    private static final int ROUNDS_MAX = 6;

    private final IntFunction<Changes> pairs;

    /** A probe that pushes these pairs. */
    public Pairs(IntFunction<Changes> pairs) {
        this.pairs = pairs;
    }

    @Override
    public void play(Stage stage) {
        Place start = stage.pull("start", Place.START);
        Place[] chain = {start};
        for (int round = 0; round < ROUNDS_MAX && stage.hasTime(); round++) {
            int first = round * PUSHES;
            AtomicBoolean pushing = new AtomicBoolean(true);
            Stage.together(List.of(
                    () -> {
                        for (int i = 0; i < PUSHES; i++) {
                            stage.push("pair-" + (first + i), start, pairs.apply(first + i));
                        }
                        pushing.set(false);
                    },
                    () -> {
                        while (pushing.get() && stage.hasTime()) {
                            chain[0] = stage.pull("chain", chain[0]);
                        }
                        chain[0] = stage.pull("chain", chain[0]);
                    }));
        }
    }
}
