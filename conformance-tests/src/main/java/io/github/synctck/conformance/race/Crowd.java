package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.Changes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Several users push and pull at the same moment, each records of their own; round after round. */
public final class Crowd implements Probe {
    private static final int ROUNDS_MAX = 60;

    private final int users;
    private final BiFunction<Integer, Integer, Changes> pushes;

    /** A crowd of so many users; what each of them, from 0, pushes in a round. */
    public Crowd(int users, BiFunction<Integer, Integer, Changes> pushes) {
        this.users = users;
        this.pushes = pushes;
    }

    @Override
    public void play(Stage stage) {
        List<Place> starts = IntStream.range(0, users)
                .mapToObj(user -> stage.pull("start", Place.startOf(user)))
                .toList();
        List<Set<RecordKey>> pushed = new ArrayList<>();
        starts.forEach(start -> pushed.add(new TreeSet<>()));
        for (int round = 0; round < ROUNDS_MAX && stage.hasTime(); round++) {
            Place[] pulled = new Place[users];
            List<Runnable> racers = new ArrayList<>();
            for (int user = 0; user < users; user++) {
                int racer = user;
                Changes push = pushes.apply(racer, round);
                String label = "round-" + round;
                pushed.get(racer).addAll(Stage.keys(push));
                racers.add(() -> {
                    stage.push(label, starts.get(racer), push);
                    pulled[racer] = stage.pull(label, starts.get(racer));
                });
            }
            Stage.together(racers);
            if (areMixedUp(stage, pulled, pushed)) {
                return;
            }
        }
        starts.forEach(start -> stage.pull("full", Place.startOf(start.user())));
    }

    private static boolean areMixedUp(Stage stage, Place[] pulled, List<Set<RecordKey>> pushed) {
        for (Place place : pulled) {
            List<RecordKey> shown = Stage.keys(stage.changes(place));
            for (int user = 0; user < pushed.size(); user++) {
                if (user != place.user() && !Collections.disjoint(shown, pushed.get(user))) {
                    return true;
                }
            }
        }
        return false;
    }
}
