package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.spec.message.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Pushers under chains of pulls: whoever reads a stamp before it is committed loses a change for ever. */
public final class CommitOrder implements Probe {
    private static final int CHAINS = 2;

    private final Shape shape;
    private final IntFunction<Changes> batches;

    /** How many push at once, how often each in a round, and how many rounds there are at most. */
    public record Shape(int pushers, int pushes, int rounds) {}

    /** A probe that pushes these batches, each of records of its own. */
    public CommitOrder(Shape shape, IntFunction<Changes> batches) {
        this.shape = shape;
        this.batches = batches;
    }

    @Override
    public void play(Stage stage) {
        List<Place> chains = new ArrayList<>();
        Place start = stage.pull("start", Place.START);
        for (int chain = 0; chain < CHAINS; chain++) {
            chains.add(start);
        }
        for (int round = 0; round < shape.rounds() && stage.hasTime(); round++) {
            AtomicInteger pushing = new AtomicInteger(shape.pushers());
            List<Runnable> racers = new ArrayList<>();
            for (int pusher = 0; pusher < shape.pushers(); pusher++) {
                int first = (round * shape.pushers() + pusher) * shape.pushes();
                racers.add(() -> {
                    for (int i = 0; i < shape.pushes(); i++) {
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
