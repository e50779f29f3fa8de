package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.spec.message.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Several users push and pull at the same moment, each records of their own; round after round. */
public final class Crowd implements Probe {
    private static final int ROUNDS_MAX = 12;

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
        for (int round = 0; round < ROUNDS_MAX && stage.hasTime(); round++) {
            List<Runnable> racers = new ArrayList<>();
            for (int user = 0; user < users; user++) {
                Place start = starts.get(user);
                Changes push = pushes.apply(user, round);
                String label = "round-" + round;
                racers.add(() -> {
                    stage.push(label, start, push);
                    stage.pull(label, start);
                });
            }
            Stage.together(racers);
        }
        starts.forEach(start -> stage.pull("full", Place.startOf(start.user())));
    }
}
