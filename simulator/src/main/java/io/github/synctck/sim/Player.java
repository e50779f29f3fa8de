package io.github.synctck.sim;

import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.EditResult;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One simulated device in a play: its store, its user's server, and the syncs that are under way. */
final class Player {
    private static final String CREATED_AT = "created_at";
    private static final String UPDATED_AT = "updated_at";

    final int index;
    final int user;
    final Device device;
    final SyncServer server;
    final Watch watch;

    /** The applied pull whose timestamp the device's store holds. */
    int cursorFrom = Operation.NONE;

    private final Fleet.Setup setup;
    private final Recorder recorder;
    private final List<SyncRun> running = new ArrayList<>();
    private boolean offline;
    private long aheadMillis;

    /** What is around a device: its user's server and observers, and the history. */
    record World(SyncServer server, Watch watch, Recorder recorder) {}

    Player(int index, Fleet.Setup setup, Device device, World world) {
        this.index = index;
        this.user = setup.user();
        this.setup = setup;
        this.device = device;
        this.server = world.server();
        this.watch = world.watch();
        this.recorder = world.recorder();
    }

    void begin(SyncRun run) {
        running.add(run);
    }

    void end(SyncRun run) {
        running.remove(run);
    }

    /** Kills the app: its syncs die with it, the store stays. */
    void restart(String why) {
        running.forEach(SyncRun::kill);
        running.clear();
        device.restart();
        recorder.mark(index, why);
    }

    /** Restarts the app, wipes it, or takes or gives it the network. */
    void happen(AppEvent event) {
        switch (event) {
            case RESTART -> restart("restart");
            case REINSTALL -> {
                restart("reinstall");
                device.reinstall();
                cursorFrom = Operation.NONE;
            }
            case OFFLINE, ONLINE -> {
                offline = event == AppEvent.OFFLINE;
                recorder.mark(index, event.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Installs an app with a newer schema; an older one changes nothing. */
    void upgrade(DataSchema newer) {
        if (newer.version() > device.schema().version()) {
            restart("upgrade to version " + newer.version());
            device.upgrade(newer);
        } else {
            recorder.mark(index, "no upgrade: has version " + device.schema().version());
        }
    }

    /** Sets the device's clock. */
    void skew(long ahead) {
        aheadMillis = ahead;
        recorder.mark(index, "clock ahead by " + ahead + " ms");
    }

    /** The cursor is expired: an app that knows what to do drops everything; false where it does not. */
    boolean beginAnew() {
        if (setup.on410() == Fleet.On410.STUCK) {
            return false;
        }
        running.forEach(SyncRun::kill);
        running.clear();
        device.beginAnew();
        cursorFrom = Operation.NONE;
        recorder.mark(index, "reset");
        return true;
    }

    /** Faults are over. */
    void heal() {
        offline = false;
        restart("restart");
    }

    /** A sync without a network ends before it has begun. */
    boolean failsOffline() {
        if (offline) {
            recorder.add(
                    (number, at) -> new Operation.SyncEnd(number, at, index, "client offline", List.of(), List.of()));
        }
        return offline;
    }

    /** The user of the app edits a record, at that time of day. */
    void edit(Step.EditStep step, long nowMillis) {
        RecordKey key = new RecordKey(step.table(), step.id());
        if (device.schema().table(step.table()) == null) {
            recorder.add(
                    (number, at) -> new Operation.Edit(number, at, index, kind(step), key, none(), null, "no-table"));
        } else if (step instanceof Step.Create s) {
            Map<String, Value> set = dated(s.table(), s.set(), nowMillis, CREATED_AT, UPDATED_AT);
            record(kind(step), key, set, () -> device.create(s.table(), s.id(), set));
        } else if (step instanceof Step.Update s) {
            Map<String, Value> set = dated(s.table(), s.set(), nowMillis, UPDATED_AT);
            record(kind(step), key, set, () -> device.update(s.table(), s.id(), set));
        } else if (step instanceof Step.Delete s) {
            record(
                    kind(step),
                    key,
                    none(),
                    () -> s.cascade() ? device.deleteCascade(s.table(), s.id()) : device.delete(s.table(), s.id()));
        } else if (step instanceof Step.Destroy s) {
            record(kind(step), key, none(), () -> device.destroy(s.table(), s.id()));
        } else {
            throw new AssertionError(step);
        }
    }

    private static Operation.Edit.Kind kind(Step.EditStep step) {
        if (step instanceof Step.Create) {
            return Operation.Edit.Kind.CREATE;
        } else if (step instanceof Step.Update) {
            return Operation.Edit.Kind.UPDATE;
        } else if (step instanceof Step.Destroy) {
            return Operation.Edit.Kind.DESTROY;
        }
        boolean cascade = step instanceof Step.Delete delete && delete.cascade();
        return cascade ? Operation.Edit.Kind.DELETE_CASCADE : Operation.Edit.Kind.DELETE;
    }

    /** A model with dates sets them first, by the device's clock, unless the app does. */
    private Map<String, Value> dated(String table, Map<String, Value> set, long nowMillis, String... columns) {
        Table known = device.schema().table(table);
        if (!setup.dates() || known == null) {
            return set;
        }
        Map<String, Value> dated = new LinkedHashMap<>();
        for (String column : columns) {
            Column kept = known.column(column);
            if (kept != null && kept.type() == ColumnType.NUMBER && !set.containsKey(column)) {
                dated.put(column, Value.of((double) (nowMillis + aheadMillis)));
            }
        }
        dated.putAll(set);
        return dated;
    }

    private static Map<String, Value> none() {
        return Collections.emptyMap();
    }

    private interface Action {
        EditResult run();
    }

    private void record(Operation.Edit.Kind kind, RecordKey key, Map<String, Value> set, Action action) {
        RawRecord before = device.find(key.table(), key.id());
        EditResult result = action.run();
        recorder.add((number, at) -> new Operation.Edit(number, at, index, kind, key, set, before, result.error()));
    }
}
