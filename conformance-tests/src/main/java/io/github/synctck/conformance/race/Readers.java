package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.Changes;
import java.util.List;

/** One user's devices pull at the same moment from different places, before and behind a push; round after round. */
public final class Readers implements Probe {
    private static final int ROUNDS_MAX = 60;
    private static final int EARLY = 0;
    private static final int FIRST = 1;

    private final Changes push;

    /** A probe whose pulls lie before and behind that push. */
    public Readers(Changes push) {
        this.push = push;
    }

    @Override
    public void play(Stage stage) {
        Place start = stage.pull("start", Place.START);
        List<RecordKey> written = stage.push("push", start, push) ? Stage.keys(push) : List.of();
        Place behind = stage.pull("behind", start);
        for (int round = 0; round < ROUNDS_MAX && stage.hasTime(); round++) {
            Place[] pulled = new Place[2];
            Stage.together(List.of(
                    () -> stage.pull("late", behind),
                    () -> pulled[EARLY] = stage.pull("early", start),
                    () -> pulled[FIRST] = stage.pull("first", Place.START)));
            for (Place place : pulled) {
                if (!Stage.keys(stage.changes(place)).containsAll(written)) {
                    return;
                }
            }
        }
    }
}
