package io.github.synctck.sim;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncServer;
import java.util.TreeMap;

/** The reference in this process, for tests that play scenarios; its raw face answers 204 to everything. */
public final class ModelWorld implements Network {
    public static final Profile PROFILE = ProfileReader.named("watermelondb");

    private final SimClock clock = new SimClock();
    private final ModelServer model;

    ModelWorld(Profile profile) {
        this.model = new ModelServer(profile, clock);
    }

    public static History play(Scenario scenario) {
        return play(PROFILE, scenario);
    }

    public static History play(Profile profile, Scenario scenario) {
        ModelWorld world = new ModelWorld(profile);
        return Simulation.run(scenario, Simulation.Setting.inProcess(world, profile, world.clock));
    }

    @Override
    public SyncServer server(int user) {
        return model.forUser("user" + user);
    }

    @Override
    public ServerHooks hooks(int user) {
        return model.hooks("user" + user);
    }

    @Override
    public RawExchange raw(int user) {
        return request -> new RawExchange.Answer(204, new TreeMap<>(), "");
    }
}
