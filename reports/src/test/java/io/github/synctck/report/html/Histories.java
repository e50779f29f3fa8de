package io.github.synctck.report.html;

import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.sim.SimClock;
import io.github.synctck.sim.Simulation;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Histories of the reference, played for a picture. */
final class Histories {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");

    private Histories() {}

    private static SimTime at(int second) {
        return new SimTime(1_000L * second);
    }

    /** Three devices and a reader: each fate, a deletion, a name that is given. */
    static History threeDevices(String name) {
        Map<String, Value> set = Map.of("name", Value.of(name));
        List<RawRecord> one = List.of(RawRecord.of("f6", set));
        Changes push = new Changes(Map.of("friends", new TableChanges(List.of(), one, List.of("f9"))));
        return play(List.of(
                new Step.Create(at(1), 0, "friends", "f1", set),
                new Step.Sync(at(2), 0, Leg.CLEAN, new Leg(0, Fate.DROP_RESPONSE), false, null),
                new Step.Sync(at(3), 1, Leg.CLEAN, Leg.CLEAN, false, null),
                new Step.Update(at(4), 1, "friends", "f1", Map.of("name", Value.of("B " + name))),
                new Step.Sync(at(5), 1, Leg.CLEAN, new Leg(0, Fate.DUPLICATE_REQUEST), false, null),
                new Step.Sync(at(6), 2, new Leg(0, Fate.DROP_REQUEST), Leg.CLEAN, false, null),
                new Step.Sync(at(7), 2, new Leg(0, Fate.SERVER_ERROR), Leg.CLEAN, false, null),
                new Step.Pull(at(8), "seen", 0, CursorRef.NEVER),
                new Step.Push(at(9), "delete", 0, new CursorRef("@seen"), push)));
    }

    /** A device that goes on and on. */
    static History ofSyncs(int syncs) {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i <= syncs; i++) {
            steps.add(new Step.Sync(at(i), 0, Leg.CLEAN, Leg.CLEAN, false, null));
        }
        return play(steps);
    }

    private static History play(List<Step> steps) {
        Scenario scenario = new Scenario("del-02/by-hand", "0x0", "watermelondb", 1, List.of(0, 0, 0), false, steps);
        SimClock clock = new SimClock();
        InProcessTarget target = InProcessTarget.reference(PROFILE, clock);
        return Simulation.run(scenario, Simulation.Setting.inProcess(target.open(1), PROFILE, clock));
    }
}
