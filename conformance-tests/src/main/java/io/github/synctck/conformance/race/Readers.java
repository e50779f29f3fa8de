package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.spec.message.Changes;
import java.util.List;

/** One user's devices pull at the same moment from different places, before and behind a push; round after round. */
public final class Readers implements Probe {
    private static final int ROUNDS_MAX = 20;

    private final Changes push;

    /** A probe whose pulls lie before and behind that push. */
    public Readers(Changes push) {
        this.push = push;
    }

    @Override
    public void play(Stage stage) {
        Place start = stage.pull("start", Place.START);
        stage.push("push", start, push);
        Place behind = stage.pull("behind", start);
        for (int round = 0; round < ROUNDS_MAX && stage.hasTime(); round++) {
            Stage.together(List.of(
                    () -> stage.pull("late", behind),
                    () -> stage.pull("early", start),
                    () -> stage.pull("first", Place.START)));
        }
    }
}
