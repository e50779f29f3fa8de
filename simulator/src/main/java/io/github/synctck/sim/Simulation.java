package io.github.synctck.sim;

import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.DeviceOptions;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ServerActionJson;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.EventQueue;
import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
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
    private final List<ServerHooks> hooks = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private final List<Player> players = new ArrayList<>();
    private final WireSteps wire;
    private long jumpedMillis;

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
        this.binding = new IdBinding(
                profile.schema(), setting.salt(), setting.network().ids());
        this.recorder = new Recorder(queue, sink);
        int version = profile.schema().version();
        for (int user = 0; user < scenario.users(); user++) {
            SyncServer server = setting.network().server(user);
            SyncServer bound = setting.salt().isEmpty() ? server : new BoundServer(server, binding, setting.shared());
            servers.add(bound);
            ServerHooks behind = setting.network().hooks(user);
            hooks.add(setting.salt().isEmpty() ? behind : new BoundHooks(behind, binding));
            watches.add(new Watch(scenario.watched(), user, version, bound, recorder));
        }
        for (int index = 0; index < scenario.devices().size(); index++) {
            Fleet.Setup setup = scenario.fleet().get(index);
            Player.World world = new Player.World(servers.get(setup.user()), watches.get(setup.user()), recorder);
            players.add(new Player(index, setup, device(setup), world));
        }
        this.wire = new WireSteps(setting.network(), servers, binding, recorder, version);
    }

    /** An app that begins with an older schema asks for what it missed once it is upgraded. */
    private Device device(Fleet.Setup setup) {
        boolean updatedOnly = profile.policies().buckets() == Buckets.UPDATED_ONLY;
        DeviceOptions options = DeviceOptions.standard().withSendCreatedAsUpdated(updatedOnly);
        if (setup.schemaVersion() == 0) {
            return new Device(profile.schema(), options);
        }
        DataSchema older = profile.schema().at(setup.schemaVersion());
        return new Device(older, options.withMigrationsEnabledAtVersion(older.version()));
    }

    /** Plays the scenario and returns what happened; each operation also goes to the sink at once. */
    public static History run(Scenario scenario, Setting setting, Consumer<Operation> sink) {
        return new Simulation(scenario, setting, sink).play(setting.network());
    }

    /** Plays the scenario and returns what happened. */
    public static History run(Scenario scenario, Setting setting) {
        return run(scenario, setting, operation -> {});
    }

    private History play(Network network) {
        Adoptions adoptions = new Adoptions(network, profile.schema(), binding, recorder);
        scenario.adopted().forEach(each -> adoptions.adopt(each, servers.get(each.user())));
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
        } else if (step instanceof Step.EditStep edit) {
            players.get(edit.device()).edit(edit, clock.getAsLong() + jumpedMillis);
        } else if (step instanceof Step.App app) {
            players.get(app.device()).happen(app.event());
        } else if (step instanceof Step.Upgrade upgrade) {
            players.get(upgrade.device()).upgrade(profile.schema().at(upgrade.version()));
        } else if (step instanceof Step.Skew skew) {
            players.get(skew.device()).skew(skew.aheadMillis());
        } else if (step instanceof Step.Server server) {
            intervene(server);
        } else {
            wire.play(step);
        }
    }

    /** What a server does not offer is written down, so that the judge sees that it did not happen. */
    private void intervene(Step.Server step) {
        ServerAction action = step.action();
        ServerHooks behind = hooks.get(step.user());
        if (!behind.offers().contains(action.kind())) {
            recorder.mark(Operation.NONE, "not offered: " + ServerActionJson.word(action.kind()));
            return;
        }
        if (action instanceof ServerAction.Advance advance) {
            jumpedMillis += advance.millis();
        }
        long invoked = recorder.tick();
        behind.perform(action);
        recorder.add(
                (index, at) -> new Operation.Intervention(index, at, recorder.since(invoked), step.user(), action));
    }

    /** The retry meets the same latency and no fault. */
    private static Step.Sync again(Step.Sync step) {
        Leg pull = new Leg(step.pull().latencyMillis(), Fate.DELIVER);
        Leg push =
                new Leg(step.push().latencyMillis(), Fate.DELIVER, step.push().answerMillis());
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
                hear(step, run, retry);
            });
        });
    }

    private void hear(Step.Sync step, SyncRun run, boolean retry) {
        long answerMillis = step.push().answerMillis();
        if (answerMillis > 0) {
            queue.at(queue.now().plusMillis(answerMillis), () -> {
                tick();
                heard(step, run, retry);
            });
        } else {
            heard(step, run, retry);
        }
    }

    private void heard(Step.Sync step, SyncRun run, boolean retry) {
        run.heardPhase();
        if (retry && run.wasRefused()) {
            begin(again(step), false);
        }
    }
}
