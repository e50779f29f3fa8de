package io.github.synctck.sim.generate;

import io.github.synctck.sim.random.Prng;

/**
 * Which kinds of step and fault one scenario has at all; drawn per scenario, because a mix of everything seldom
 * brings out what a few kinds together do.
 *
 * @param devices number of devices
 * @param ids number of ids in the parent table
 * @param steps number of steps
 * @param deletes whether records are deleted
 * @param recreates whether deleted ids are created again
 * @param children whether child records take part
 * @param faultPercent how many legs of a hundred meet a fault
 * @param crashPercent how many syncs of a hundred end in a crash
 * @param overlapPercent how many syncs of a hundred are slow enough for others to act in between
 * @param racePercent how often of a hundred two devices race for the same record
 * @param lostPercent how often of a hundred the answer to an edit is lost and the same record edited again
 */
record Swarm(
        int devices,
        int ids,
        int steps,
        boolean deletes,
        boolean recreates,
        boolean children,
        int faultPercent,
        int crashPercent,
        int overlapPercent,
        int racePercent,
        int lostPercent) {

    static Swarm draw(Prng prng, int stepsMax) {
        boolean deletes = prng.chance(80);
        return new Swarm(
                prng.between(2, 3),
                prng.between(1, 3),
                prng.between(Math.min(8, stepsMax), stepsMax),
                deletes,
                deletes && prng.chance(40),
                prng.chance(50),
                prng.chance(60) ? prng.between(10, 40) : 0,
                prng.chance(30) ? prng.between(5, 20) : 0,
                prng.chance(70) ? prng.between(20, 60) : 0,
                prng.chance(60) ? prng.between(5, 25) : 0,
                prng.chance(50) ? prng.between(5, 20) : 0);
    }
}
