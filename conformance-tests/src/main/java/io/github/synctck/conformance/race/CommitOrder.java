package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.spec.message.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Pushers under chains of pulls: whoever reads a stamp before it is committed loses a change for ever. */
public final class CommitOrder implements Probe {
    private static final int PUSHERS = 3;
    private static final int PUSHES = 4;
    private static final int CHAINS = 2;
    private static final int ROUNDS_MAX = 6;

    private final IntFunction<Changes> batches;

    /** A probe that pushes these batches, each of records of its own. */
    public CommitOrder(IntFunction<Changes> batches) {
        this.batches = batches;
    }

    @Override
    public void play(Stage stage) {
        List<Place> chains = new ArrayList<>();
        Place start = stage.pull("start", Place.START);
        for (int chain = 0; chain < CHAINS; chain++) {
            chains.add(start);
        }
        for (int round = 0; round < ROUNDS_MAX && stage.hasTime(); round++) {
            AtomicInteger pushing = new AtomicInteger(PUSHERS);
            List<Runnable> racers = new ArrayList<>();
            for (int pusher = 0; pusher < PUSHERS; pusher++) {
                int first = (round * PUSHERS + pusher) * PUSHES;
                racers.add(() -> {
                    for (int i = 0; i < PUSHES; i++) {
                        stage.push("batch-" + (first + i), start, batches.apply(first + i));
                    }
                    pushing.decrementAndGet();
                });
            }
            for (int chain = 0; chain < CHAINS; chain++) {
                int number = chain;
                racers.add(() -> {
                    Place place = chains.get(number);
                    while (pushing.get() > 0 && stage.hasTime()) {
                        place = stage.pull("chain-" + number, place);
                    }
                    chains.set(number, stage.pull("chain-" + number, place));
                });
            }
            Stage.together(racers);
        }
        for (int chain = 0; chain < CHAINS; chain++) {
            stage.pull("chain-" + chain, chains.get(chain));
        }
        stage.pull("full", Place.START);
    }
}
