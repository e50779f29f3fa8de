package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.spec.message.Changes;
import java.util.List;
import java.util.function.IntFunction;

/** One push sent twice at the same moment, as an impatient proxy or an app with two timers does; round after round. */
public final class Twice implements Probe {
    private static final int ROUNDS_MAX = 12;

    private final IntFunction<Changes> pushes;

    /** A probe that sends these pushes, each of records of its own. */
    public Twice(IntFunction<Changes> pushes) {
        this.pushes = pushes;
    }

    @Override
    public void play(Stage stage) {
        Place start = stage.pull("start", Place.START);
        for (int round = 0; round < ROUNDS_MAX && stage.hasTime(); round++) {
            Changes push = pushes.apply(round);
            String label = "round-" + round;
            Stage.together(List.of(() -> stage.push(label, start, push), () -> stage.push(label, start, push)));
        }
        stage.pull("full", Place.START);
    }
}
