package io.github.synctck.sim;

import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.DeviceOptions;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.EventQueue;
import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plays one scenario against one server: the only loop of the product. Steps happen at their simulated times, a sync
 * is cut where others can act, then faults end and everything quiesces. One instance plays once, on one thread.
 */
public final class Simulation {
    private final Scenario scenario;
    private final Profile profile;
    private final IdBinding binding;
    private final SimClock clock;
    private final EventQueue queue = new EventQueue();
    private final Recorder recorder;
    private final List<SyncServer> servers = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private final List<Player> players = new ArrayList<>();
    private final WireSteps wire;

    /**
     * What a play needs besides its scenario.
     *
     * @param network the world in which it is played
     * @param profile what the server declares
     * @param salt binds symbols to ids; empty leaves symbols as they are, for servers in process
     * @param shared whether others have used the account, so that unknown records are to be left out
     * @param clock moved with the simulated time; for servers in process
     */
    public record Setting(Network network, Profile profile, String salt, boolean shared, SimClock clock) {
        /** A world of its own in process. */
        public static Setting inProcess(Network network, Profile profile, SimClock clock) {
            return new Setting(network, profile, "", false, clock);
        }
    }

    private Simulation(Scenario scenario, Setting setting, Consumer<Operation> sink) {
        this.scenario = scenario;
        this.profile = setting.profile();
        this.clock = setting.clock();
        this.binding = new IdBinding(profile.schema(), setting.salt());
        this.recorder = new Recorder(queue, sink);
        int version = profile.schema().version();
        for (int user = 0; user < scenario.users(); user++) {
            SyncServer server = setting.network().server(user);
            SyncServer bound = setting.salt().isEmpty() ? server : new BoundServer(server, binding, setting.shared());
            servers.add(bound);
            watches.add(new Watch(scenario.watched(), user, version, bound, recorder));
        }
        for (int index = 0; index < scenario.devices().size(); index++) {
            int user = scenario.devices().get(index);
            Watch watch = watches.get(user);
            players.add(new Player(index, user, device(), servers.get(user), watch, recorder));
        }
        this.wire = new WireSteps(setting.network(), servers, binding, recorder, version);
    }

    private Device device() {
        boolean updatedOnly = profile.policies().buckets() == Buckets.UPDATED_ONLY;
        return new Device(profile.schema(), DeviceOptions.standard().withSendCreatedAsUpdated(updatedOnly));
    }

    /** Plays the scenario and returns what happened; each operation also goes to the sink at once. */
    public static History run(Scenario scenario, Setting setting, Consumer<Operation> sink) {
        return new Simulation(scenario, setting, sink).play();
    }

    /** Plays the scenario and returns what happened. */
    public static History run(Scenario scenario, Setting setting) {
        return run(scenario, setting, operation -> {});
    }

    private History play() {
        watches.forEach(Watch::begin);
        for (Step step : scenario.steps()) {
            queue.at(step.at(), () -> perform(step));
        }
        queue.drain();
        if (!players.isEmpty()) {
            new Quiesce(players, recorder, queue, this::tick).run();
        }
        watches.forEach(Watch::end);
        for (Player player : players) {
            recorder.add((index, at) -> new Operation.DeviceState(
                    index, at, player.index, player.device.lastPulledAt(), player.device.rows()));
        }
        return new History(scenario, profile.schema(), binding.salt(), recorder.operations());
    }

    private void tick() {
        clock.set(queue.now().millis());
    }

    private void perform(Step step) {
        tick();
        if (step instanceof Step.Sync sync) {
            begin(sync, sync.retry());
        } else if (step instanceof Step.App app) {
            players.get(app.device()).happen(app.event());
        } else if (step instanceof Step.DeviceStep edit) {
            players.get(edit.device()).edit(edit);
        } else {
            wire.play(step);
        }
    }

    /** The retry meets the same latency and no fault. */
    private static Step.Sync again(Step.Sync step) {
        Leg pull = new Leg(step.pull().latencyMillis(), Fate.DELIVER);
        Leg push = new Leg(step.push().latencyMillis(), Fate.DELIVER);
        return new Step.Sync(step.at(), step.device(), pull, push, false, null);
    }

    private void begin(Step.Sync step, boolean retry) {
        if (players.get(step.device()).failsOffline()) {
            return;
        }
        SyncRun run = new SyncRun(players.get(step.device()), recorder, step);
        queue.at(queue.now().plusMillis(step.pull().latencyMillis()), () -> {
            tick();
            run.pullPhase();
            queue.at(queue.now().plusMillis(step.push().latencyMillis()), () -> {
                tick();
                run.pushPhase();
                if (retry && run.wasRefused()) {
                    begin(again(step), false);
                }
            });
        });
    }
}
