package io.github.synctck.sim.generate;

import io.github.synctck.sim.random.Prng;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.ServerAction;
import java.util.ArrayList;
import java.util.List;

/**
 * Which kinds of step and fault one scenario has at all; drawn per scenario, because a mix of everything seldom
 * brings out what a few kinds together do. Each choice has a stream of its own.
 *
 * @param users number of users
 * @param devices number of devices
 * @param ids number of ids in the parent table
 * @param steps number of steps
 * @param kinds which kinds of step there are
 * @param percents how often of a hundred something is chosen where it could be
 * @param hooks what happens behind the endpoints
 */
record Swarm(
        int users, int devices, int ids, int steps, Kinds kinds, Percents percents, List<ServerAction.Kind> hooks) {
    Swarm {
        hooks = List.copyOf(hooks);
    }

    /**
     * Kinds of step.
     *
     * @param deletes whether records are deleted
     * @param recreates whether deleted ids are created again
     * @param children whether child records take part
     * @param destroys whether records are removed from one device only
     * @param dates whether apps keep dates, by clocks that may be wrong
     * @param upgrades whether apps begin with an older schema
     * @param events whether apps are restarted, wiped and offline
     * @param past whether the devices share a past: all records exist before they part
     */
    record Kinds(
            boolean deletes,
            boolean recreates,
            boolean children,
            boolean destroys,
            boolean dates,
            boolean upgrades,
            boolean events,
            boolean past) {}

    /**
     * How often.
     *
     * @param faults legs that meet a fault
     * @param crashes syncs that end in a crash
     * @param overlaps legs that are slow enough for others to act in between
     * @param races two devices race for the same record
     * @param losses the answer to an edit is lost and the same record edited again
     * @param twice a device syncs while its own sync is under way
     * @param around something happens besides edits and syncs
     * @param hot edits go to the hot row
     * @param busy steps go to the busy device; the others fall behind
     */
    record Percents(
            int faults, int crashes, int overlaps, int races, int losses, int twice, int around, int hot, int busy) {}

    static Swarm draw(Seed seed, int stepsMax, DataSchema schema, Reach reach) {
        Prng size = seed.stream("swarm/size");
        int users = reach.usersMax() > 1 && seed.stream("swarm/users").chance(20) ? 2 : 1;
        int devices = size.between(2, 3) + users - 1;
        int ids = size.between(1, 3);
        int steps = size.between(Math.min(8, stepsMax), stepsMax);
        return new Swarm(users, devices, ids, steps, kinds(seed, schema), percents(seed), hooks(seed, reach));
    }

    private static Kinds kinds(Seed seed, DataSchema schema) {
        Prng prng = seed.stream("swarm/kinds");
        boolean deletes = prng.chance(80);
        boolean recreates = deletes && prng.chance(55);
        boolean children = prng.chance(50);
        return new Kinds(
                deletes,
                recreates,
                children,
                seed.stream("swarm/destroys").chance(12),
                seed.stream("swarm/dates").chance(25),
                schema.versions().size() > 1 && seed.stream("swarm/upgrades").chance(40),
                seed.stream("swarm/events").chance(60),
                seed.stream("swarm/past").chance(60));
    }

    private static Percents percents(Seed seed) {
        Prng faults = seed.stream("swarm/faults");
        Prng order = seed.stream("swarm/order");
        Prng rows = seed.stream("swarm/rows");
        return new Percents(
                faults.chance(70) ? faults.between(15, 50) : 0,
                faults.chance(40) ? faults.between(10, 35) : 0,
                order.chance(70) ? order.between(20, 60) : 0,
                order.chance(65) ? order.between(8, 30) : 0,
                order.chance(50) ? order.between(5, 20) : 0,
                order.chance(35) ? order.between(5, 20) : 0,
                seed.stream("swarm/around").between(5, 25),
                rows.chance(50) ? rows.between(30, 80) : 0,
                rows.chance(40) ? rows.between(40, 80) : 0);
    }

    /** Each hook is on or off of its own accord. */
    private static List<ServerAction.Kind> hooks(Seed seed, Reach reach) {
        Prng prng = seed.stream("swarm/hooks");
        boolean any = prng.chance(35);
        List<ServerAction.Kind> chosen = new ArrayList<>();
        for (ServerAction.Kind kind : ServerAction.Kind.values()) {
            boolean on = prng.chance(40);
            if (any && on && reach.hooks().contains(kind)) {
                chosen.add(kind);
            }
        }
        return chosen;
    }
}
