package io.github.synctck.sim;

import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Scenarios written by hand: two devices of one user, a step per second. */
public final class Scenarios {
    private static final String TABLE = "friends";

    private final List<Step> steps = new ArrayList<>();

    private SimTime at() {
        return new SimTime(1_000L * (steps.size() + 1));
    }

    public Scenarios create(int device, String id, String name) {
        steps.add(new Step.Create(at(), device, TABLE, id, Map.of("name", Value.of(name))));
        return this;
    }

    public Scenarios create(int device, String id) {
        steps.add(new Step.Create(at(), device, TABLE, id, Map.of()));
        return this;
    }

    public Scenarios update(int device, String id, String name) {
        steps.add(new Step.Update(at(), device, TABLE, id, Map.of("name", Value.of(name))));
        return this;
    }

    public Scenarios delete(int device, String id) {
        steps.add(new Step.Delete(at(), device, TABLE, id));
        return this;
    }

    public Scenarios destroy(int device, String id) {
        steps.add(new Step.Destroy(at(), device, TABLE, id));
        return this;
    }

    public Scenarios app(int device, AppEvent event) {
        steps.add(new Step.App(at(), device, event));
        return this;
    }

    public Scenarios deleteCascade(int device, String id) {
        steps.add(new Step.Delete(at(), device, TABLE, id, true));
        return this;
    }

    public Scenarios sync(int device) {
        return sync(device, Leg.CLEAN, Leg.CLEAN, null);
    }

    public Scenarios sync(int device, Leg pull, Leg push, @Nullable CrashPoint crash) {
        steps.add(new Step.Sync(at(), device, pull, push, false, crash));
        return this;
    }

    /** A sync whose push meets that fate. */
    public Scenarios pushMeets(int device, Fate fate) {
        return sync(device, Leg.CLEAN, new Leg(0, fate), null);
    }

    /** A pull, a push and a raw request without a device. */
    public Scenarios wire() {
        steps.add(new Step.Pull(at(), "start", 0, CursorRef.NEVER));
        RawRecord row = RawRecord.of("w1", Map.of("name", Value.of("wire"), "weave_score", Value.of(0.5)));
        Changes changes = new Changes(Map.of(TABLE, new TableChanges(List.of(row), List.of(), List.of("w2"))));
        steps.add(new Step.Push(at(), "write", 0, new CursorRef("@start"), changes));
        TreeMap<String, String> headers = new TreeMap<>(Map.of("Content-Type", "application/json"));
        steps.add(new Step.Http(
                at(),
                "raw",
                0,
                new RawExchange.Request(true, "POST", RawExchange.Credentials.NONE, headers, "{\"a\":{id:f1}}")));
        return this;
    }

    public Scenario scenario() {
        return new Scenario("by-hand/case", "0x1", "watermelondb", 1, List.of(0, 0), true, steps);
    }

    public Scenarios upgrade(int device, int version) {
        steps.add(new Step.Upgrade(at(), device, version));
        return this;
    }

    public Scenarios skew(int device, long aheadMillis) {
        steps.add(new Step.Skew(at(), device, aheadMillis));
        return this;
    }

    /** Something that happens behind the endpoints of the only user. */
    public Scenarios server(ServerAction action) {
        steps.add(new Step.Server(at(), 0, action));
        return this;
    }

    /** The server writes a friend's name. */
    public Scenarios serverEdit(String id, String name) {
        return server(new ServerAction.Edit(TABLE, RawRecord.of(id, Map.of("name", Value.of(name)))));
    }

    /** The same steps on devices set up so. */
    public Scenario scenario(Fleet.Setup... setups) {
        return new Scenario("by-hand/case", "0x1", "watermelondb", 1, new Fleet(List.of(setups)), true, steps);
    }

    /** One scenario that holds a step of every kind. */
    public static Scenario everyKind() {
        return new Scenarios()
                .wire()
                .create(0, "f1", "one")
                .update(0, "f1", "two")
                .sync(0, new Leg(1_500, Fate.DELIVER), new Leg(250, Fate.DUPLICATE_REQUEST, 125), CrashPoint.AFTER_PUSH)
                .create(1, "f2", "three")
                .destroy(1, "f2")
                .create(1, "f3", "four")
                .delete(1, "f3")
                .create(1, "f4", "five")
                .deleteCascade(1, "f4")
                .app(1, AppEvent.RESTART)
                .upgrade(1, 61)
                .skew(1, -5_000)
                .serverEdit("f1", "six")
                .server(new ServerAction.Revoke(TABLE, "f1"))
                .server(new ServerAction.Grant(TABLE, "f1"))
                .server(new ServerAction.Delete(TABLE, "f1"))
                .server(new ServerAction.Purge())
                .server(new ServerAction.Advance(86_400_000))
                .scenario(Fleet.Setup.plain(0), new Fleet.Setup(0, 59, Fleet.On410.RESET, true));
    }
}
