package io.github.synctck.sim.generate;

import io.github.synctck.sim.random.Prng;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.ServerAction;
import java.util.ArrayList;
import java.util.List;

/** One scenario while it is drawn. */
final class Draft {
    private static final long STEP_MILLIS = 1_000;
    private static final int SYNC_PERCENT = 40;
    private static final int ANSWER_PERCENT = 40;
    private static final int INSIDE_PERCENT = 40;
    private static final int DELETE_PERCENT = 35;
    private static final int DELETE_MADE_PERCENT = 60;
    private static final List<AppEvent> EVENTS = List.of(
            AppEvent.RESTART, AppEvent.RESTART, AppEvent.REINSTALL, AppEvent.OFFLINE, AppEvent.ONLINE, AppEvent.ONLINE);

    /** A day behind, a minute behind, right, an hour ahead, ten years ahead. */
    private static final List<Long> SKEWS = List.of(-86_400_000L, -60_000L, 0L, 3_600_000L, 315_360_000_000L);

    private final Seed seed;
    private final Swarm swarm;
    private final Profile profile;
    private final Workload workload;
    private final Nemesis nemesis;
    private final Prng schedule;
    private final Prng around;
    private final Fleet fleet;
    private final List<Integer> versions = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    Draft(Seed seed, Swarm swarm, Profile profile) {
        this.seed = seed;
        this.swarm = swarm;
        this.profile = profile;
        this.workload = new Workload(seed.stream("workload"), swarm, profile.schema());
        this.nemesis = new Nemesis(seed.stream("nemesis"), swarm);
        this.schedule = seed.stream("schedule");
        this.around = seed.stream("around");
        this.fleet = fleet(seed.stream("fleet"));
    }

    /** The first two devices belong to the first user, so that there is always somebody to meet. */
    private Fleet fleet(Prng prng) {
        List<Fleet.Setup> setups = new ArrayList<>();
        List<Integer> known = List.copyOf(profile.schema().versions());
        boolean purges = swarm.hooks().contains(ServerAction.Kind.PURGE);
        for (int device = 0; device < swarm.devices(); device++) {
            int user = device < 2 ? 0 : device == 2 ? swarm.users() - 1 : prng.below(swarm.users());
            boolean old = swarm.kinds().upgrades() && prng.chance(60);
            int version = old ? prng.pick(known) : 0;
            versions.add(old ? version : profile.schema().version());
            boolean dates = swarm.kinds().dates() && prng.chance(70);
            setups.add(new Fleet.Setup(user, version, purges ? Fleet.On410.RESET : Fleet.On410.STUCK, dates));
        }
        return new Fleet(setups);
    }

    Scenario scenario(String name) {
        begin();
        int last = steps.size() + swarm.steps();
        while (steps.size() < last) {
            Swarm.Percents percents = swarm.percents();
            int device = schedule.chance(percents.busy()) ? 0 : schedule.below(swarm.devices());
            if (schedule.chance(percents.races())) {
                race(device);
            } else if (schedule.chance(percents.losses())) {
                loseAnswer(device);
            } else if (schedule.chance(percents.twice())) {
                syncTwice(device);
            } else if (schedule.chance(percents.around())) {
                somethingElse(device);
            } else if (schedule.chance(SYNC_PERCENT)) {
                steps.add(sync(device));
            } else {
                steps.add(workload.next(turn(device)));
            }
        }
        return new Scenario(name, seed.toString(), profile.name(), swarm.users(), fleet, true, steps);
    }

    /** Every device makes its first pull, some of them badly; then they may come to share a past. */
    private void begin() {
        for (int device = 0; device < swarm.devices(); device++) {
            if (schedule.chance(swarm.percents().twice())) {
                Leg slow = new Leg(STEP_MILLIS + STEP_MILLIS / 2, nemesis.fate());
                steps.add(new Step.Sync(at(), device, slow, Leg.CLEAN, false, null));
                steps.add(new Step.Sync(at(), device, new Leg(0, nemesis.fate()), Leg.CLEAN, true, nemesis.crash()));
            } else if (schedule.chance(swarm.percents().faults())) {
                steps.add(new Step.Sync(at(), device, new Leg(0, nemesis.fate()), Leg.CLEAN, true, nemesis.crash()));
            } else {
                steps.add(cleanSync(device));
            }
        }
        if (swarm.kinds().past()) {
            for (int record = 0; record < workload.records(); record++) {
                steps.add(workload.createFirst(turn(0), record));
            }
            for (int device = 0; device < swarm.devices(); device++) {
                steps.add(cleanSync(device));
            }
        }
    }

    private SimTime at() {
        return new SimTime(STEP_MILLIS * (steps.size() + 1L));
    }

    private Workload.Turn turn(int device) {
        return new Workload.Turn(at(), device, fleet.get(device).user(), steps.size());
    }

    private Step.Sync sync(int device) {
        return new Step.Sync(
                at(),
                device,
                nemesis.leg(STEP_MILLIS),
                nemesis.pushLeg(STEP_MILLIS),
                schedule.chance(50),
                nemesis.crash());
    }

    private Step.Sync cleanSync(int device) {
        return new Step.Sync(at(), device, Leg.CLEAN, Leg.CLEAN, true, null);
    }

    /** One device edits and pulls; before its push arrives, another one edits the same record and syncs. */
    private void race(int slow) {
        int fast = other(slow);
        Step.EditStep first = opening(slow);
        steps.add(first);
        int place = steps.size();
        SimTime begin = at();
        steps.add(cleanSync(slow));
        steps.add(workload.rival(turn(fast), first));
        steps.add(cleanSync(fast));
        boolean made = first instanceof Step.Create;
        if (swarm.kinds().deletes() && schedule.chance(made ? DELETE_MADE_PERCENT : DELETE_PERCENT)) {
            steps.add(workload.delete(turn(fast)));
            steps.add(cleanSync(fast));
        }
        if (swarm.hooks().contains(ServerAction.Kind.PURGE) && around.chance(40)) {
            steps.add(server(slow, ServerAction.Kind.PURGE));
        }
        long latency = STEP_MILLIS * (steps.size() - place - 1L) + STEP_MILLIS / 2;
        CrashPoint crash = nemesis.crashOfPush();
        Leg late = new Leg(latency, nemesis.fateOfPlot());
        steps.set(place, new Step.Sync(begin, slow, Leg.CLEAN, late, crash == null, crash));
    }

    /** The edit on which a plot turns; now and then the record is deleted first, to be created again. */
    private Step.EditStep opening(int device) {
        Step.EditStep next = workload.next(turn(device));
        if (!swarm.kinds().recreates() || !schedule.chance(45)) {
            return next;
        }
        steps.add(workload.delete(turn(device)));
        steps.add(cleanSync(device));
        steps.add(cleanSync(other(device)));
        return workload.create(turn(device));
    }

    /** Another device of the same user; the device itself where there is none. */
    private int other(int device) {
        int user = fleet.get(device).user();
        List<Integer> others = new ArrayList<>();
        for (int each = 0; each < swarm.devices(); each++) {
            if (each != device && fleet.get(each).user() == user) {
                others.add(each);
            }
        }
        return others.isEmpty() ? device : schedule.pick(others);
    }

    /** The server takes an edit, the device never hears of it, and the app edits the same record again. */
    private void loseAnswer(int device) {
        steps.add(workload.next(turn(device)));
        steps.add(new Step.Sync(at(), device, Leg.CLEAN, new Leg(0, Fate.DROP_RESPONSE), false, null));
        steps.add(workload.again(turn(device)));
    }

    /** While the push of a sync is under way, or its answer, the same device edits and syncs again. */
    private void syncTwice(int device) {
        steps.add(opening(device));
        long span = 2 * STEP_MILLIS + STEP_MILLIS / 2;
        Leg late = schedule.chance(ANSWER_PERCENT)
                ? new Leg(0, nemesis.fateOfPlot(), span)
                : new Leg(span, nemesis.fateOfPlot());
        steps.add(new Step.Sync(at(), device, Leg.CLEAN, late, schedule.chance(50), nemesis.crashOfPush()));
        steps.add(workload.again(turn(device)));
        steps.add(new Step.Sync(
                at(),
                device,
                new Leg(0, nemesis.fate()),
                new Leg(0, nemesis.fate()),
                schedule.chance(50),
                nemesis.crash()));
    }

    private Step.Server server(int device, ServerAction.Kind kind) {
        return new Step.Server(at(), fleet.get(device).user(), workload.behind(kind, steps.size()));
    }

    /** What is neither an edit nor a sync, now and then while a sync is under way; a sync where nothing else is on. */
    private void somethingElse(int device) {
        List<Runnable> choices = new ArrayList<>();
        if (swarm.kinds().events()) {
            choices.add(() -> event(device));
        }
        if (swarm.kinds().dates()) {
            choices.add(() -> steps.add(new Step.Skew(at(), device, around.pick(SKEWS))));
        }
        if (swarm.kinds().upgrades()) {
            choices.add(() -> upgrade(device));
            choices.add(() -> upgrade(device));
        }
        if (swarm.kinds().destroys()) {
            choices.add(() -> steps.add(workload.destroy(turn(device))));
        }
        if (!swarm.hooks().isEmpty()) {
            choices.add(() -> steps.add(server(device, around.pick(swarm.hooks()))));
        }
        if (choices.isEmpty()) {
            steps.add(sync(device));
            return;
        }
        if (around.chance(INSIDE_PERCENT)) {
            steps.add(workload.next(turn(device)));
            Leg late = new Leg(3 * STEP_MILLIS + STEP_MILLIS / 2, nemesis.fate());
            steps.add(new Step.Sync(at(), device, Leg.CLEAN, late, true, null));
        }
        around.pick(choices).run();
    }

    private void event(int device) {
        AppEvent event = around.pick(EVENTS);
        steps.add(new Step.App(at(), device, event));
        if (event == AppEvent.OFFLINE && around.chance(50)) {
            steps.add(sync(device));
        }
    }

    /** The app gets a newer schema, as long as there is one, and soon syncs, well or badly. */
    private void upgrade(int device) {
        List<Integer> newer = new ArrayList<>(profile.schema().versions());
        newer.removeIf(version -> version <= versions.get(device));
        if (newer.isEmpty()) {
            steps.add(sync(device));
            return;
        }
        int version = around.pick(newer);
        versions.set(device, version);
        steps.add(new Step.Upgrade(at(), device, version));
        if (around.chance(85)) {
            steps.add(workload.next(turn(device)));
            Leg pull = nemesis.leg(STEP_MILLIS);
            Leg push = nemesis.pushLeg(STEP_MILLIS);
            steps.add(new Step.Sync(at(), device, pull, push, schedule.chance(50), nemesis.crashOfPlot()));
        }
    }
}
