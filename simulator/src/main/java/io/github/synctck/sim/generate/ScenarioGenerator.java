package io.github.synctck.sim.generate;

import io.github.synctck.sim.random.Prng;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/** Draws a scenario of several devices of one user from a seed. The same seed gives the same scenario everywhere. */
public final class ScenarioGenerator {
    private static final long STEP_MILLIS = 1_000;
    private static final int SYNC_PERCENT = 40;
    private static final int EVENT_PERCENT = 6;
    private static final List<AppEvent> EVENTS = List.of(
            AppEvent.RESTART, AppEvent.RESTART, AppEvent.REINSTALL, AppEvent.OFFLINE, AppEvent.ONLINE, AppEvent.ONLINE);
    private static final int RACE_STEPS = 2;

    private final Profile profile;
    private final int stepsMax;

    /** Scenarios of up to {@code stepsMax} steps on the profile's tables. */
    public ScenarioGenerator(Profile profile, int stepsMax) {
        this.profile = profile;
        this.stepsMax = stepsMax;
    }

    /** The scenario of that seed, under the name of the case that judges it. */
    public Scenario generate(String name, Seed seed) {
        Swarm swarm = Swarm.draw(seed.stream("swarm"), stepsMax);
        Workload workload = new Workload(seed.stream("workload"), swarm, profile.schema());
        Nemesis nemesis = new Nemesis(seed.stream("nemesis"), swarm);
        Prng schedule = seed.stream("schedule");
        List<Step> steps = new ArrayList<>();
        for (int device = 0; device < swarm.devices(); device++) {
            steps.add(new Step.Sync(at(steps), device, Leg.CLEAN, Leg.CLEAN, true, null));
        }
        while (steps.size() < swarm.steps() + swarm.devices()) {
            int device = schedule.below(swarm.devices());
            if (schedule.chance(swarm.racePercent())) {
                race(steps, device, (device + 1) % swarm.devices(), workload);
            } else if (schedule.chance(swarm.lostPercent())) {
                loseAnswer(steps, device, workload);
            } else if (schedule.chance(SYNC_PERCENT)) {
                steps.add(sync(at(steps), device, nemesis, schedule));
            } else if (schedule.chance(EVENT_PERCENT)) {
                steps.add(new Step.App(at(steps), device, schedule.pick(EVENTS)));
            } else {
                steps.add(workload.next(at(steps), device, steps.size()));
            }
        }
        List<Integer> devices = new ArrayList<>();
        for (int device = 0; device < swarm.devices(); device++) {
            devices.add(0);
        }
        return new Scenario(name, seed.toString(), profile.name(), 1, devices, true, steps);
    }

    /** One device edits and pulls; before its push arrives, another one edits and syncs. */
    private static void race(List<Step> steps, int slow, int fast, Workload workload) {
        steps.add(workload.next(at(steps), slow, steps.size()));
        Leg late = new Leg(RACE_STEPS * STEP_MILLIS + STEP_MILLIS / 2, Fate.DELIVER);
        steps.add(new Step.Sync(at(steps), slow, Leg.CLEAN, late, true, null));
        steps.add(workload.again(at(steps), fast, steps.size()));
        steps.add(new Step.Sync(at(steps), fast, Leg.CLEAN, Leg.CLEAN, true, null));
    }

    /** The server takes an edit, the device never hears of it, and the app edits the same record again. */
    private static void loseAnswer(List<Step> steps, int device, Workload workload) {
        steps.add(workload.next(at(steps), device, steps.size()));
        steps.add(new Step.Sync(at(steps), device, Leg.CLEAN, new Leg(0, Fate.DROP_RESPONSE), false, null));
        steps.add(workload.again(at(steps), device, steps.size()));
    }

    private static SimTime at(List<Step> steps) {
        return new SimTime(STEP_MILLIS * (steps.size() + 1L));
    }

    private static Step sync(SimTime at, int device, Nemesis nemesis, Prng schedule) {
        return new Step.Sync(
                at, device, nemesis.leg(STEP_MILLIS), nemesis.leg(STEP_MILLIS), schedule.chance(50), nemesis.crash());
    }
}
