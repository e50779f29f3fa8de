package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.spec.message.Changes;
import java.util.List;
import java.util.function.IntFunction;

/** Tombstones are purged while a device that was away pulls: it hears of the deletion, or that it came too late. */
public final class PurgeUnderPulls implements Probe {
    private static final int ROUNDS_MAX = 15;

    /** A pull takes its time to arrive; where in it the purge falls is tried out. */
    private static final int DELAYS = 5;

    private static final long DELAY_MILLIS = 4;

    private final IntFunction<Changes> made;
    private final IntFunction<Changes> deleted;

    /** A probe that in each round makes a record and deletes it. */
    public PurgeUnderPulls(IntFunction<Changes> made, IntFunction<Changes> deleted) {
        this.made = made;
        this.deleted = deleted;
    }

    @Override
    public void play(Stage stage) {
        for (int round = 0; round < ROUNDS_MAX && stage.hasTime(); round++) {
            String label = "round-" + round;
            Place fresh = stage.pull("fresh-" + round, Place.START);
            if (!stage.push("make-" + round, fresh, made.apply(round))) {
                return;
            }
            Place away = stage.pull("away-" + round, fresh);
            stage.push("delete-" + round, away, deleted.apply(round));
            Place[] chain = {away};
            long late = (round % DELAYS) * DELAY_MILLIS;
            Stage.together(List.of(() -> chain[0] = stage.pull(label, away), () -> stage.purge(late)));
            stage.pull(label, chain[0]);
        }
    }
}
