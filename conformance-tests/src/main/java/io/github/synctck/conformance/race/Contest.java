package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.spec.message.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** Several devices write one record at the same time from the same cursor, round after round. */
public final class Contest implements Probe {
    private static final int RACERS = 4;
    private static final int ROUNDS_MAX = 30;

    private final IntFunction<Changes> before;
    private final BiFunction<Integer, Integer, Changes> writes;

    /** A contest: what is there before a round, and what each racer of it writes. */
    public Contest(IntFunction<Changes> before, BiFunction<Integer, Integer, Changes> writes) {
        this.before = before;
        this.writes = writes;
    }

    @Override
    public void play(Stage stage) {
        Place place = stage.pull("start", Place.START);
        for (int round = 0; round < ROUNDS_MAX && stage.hasTime(); round++) {
            Changes scene = before.apply(round);
            if (!scene.isEmpty()) {
                stage.push("scene-" + round, place, scene);
            }
            place = stage.pull("before-" + round, place);
            Place basis = place;
            AtomicInteger accepted = new AtomicInteger();
            List<Runnable> racers = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                Changes changes = writes.apply(round, racer);
                String label = "round-" + round;
                racers.add(() -> accepted.addAndGet(stage.push(label, basis, changes) ? 1 : 0));
            }
            Stage.together(racers);
            place = stage.pull("after-" + round, place);
            if (accepted.get() > 1) {
                return;
            }
        }
    }
}
