package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.spec.message.Changes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/** Short pushes inside long pulls: whoever reads the clock after the rows gives out a timestamp that is too new. */
public final class SlowPulls implements Probe {
    private static final int ROUNDS_MAX = 40;
    private static final int PUSHES_MAX = 50;

    private final Changes ballast;
    private final IntFunction<Changes> pushes;

    /** A probe that first pushes what makes pulls long, and then these, each of records of its own. */
    public SlowPulls(Changes ballast, IntFunction<Changes> pushes) {
        this.ballast = ballast;
        this.pushes = pushes;
    }

    @Override
    public void play(Stage stage) {
        Place start = stage.pull("start", Place.START);
        stage.push("ballast", start, ballast);
        Place[] chain = {start};
        for (int round = 0; round < ROUNDS_MAX && stage.hasTime(); round++) {
            int number = round;
            AtomicBoolean pulling = new AtomicBoolean(true);
            Stage.together(List.of(
                    () -> {
                        chain[0] = stage.pull("chain-0", chain[0]);
                        pulling.set(false);
                    },
                    () -> {
                        for (int i = 0; pulling.get() && i < PUSHES_MAX && stage.hasTime(); i++) {
                            stage.push("short-" + number, start, pushes.apply(number * PUSHES_MAX + i));
                        }
                    }));
        }
        stage.pull("chain-0", chain[0]);
        stage.pull("full", Place.START);
    }
}
