package io.github.synctck.sim;

import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.EditResult;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.AppEvent;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One simulated device in a play: its store, its user's server, and the syncs that are under way. */
final class Player {
    final int index;
    final int user;
    final Device device;
    final SyncServer server;
    final Watch watch;

    /** The applied pull whose timestamp the device's store holds. */
    int cursorFrom = Operation.NONE;

    private boolean offline;
    private final Recorder recorder;
    private final List<SyncRun> running = new ArrayList<>();

    Player(int index, int user, Device device, SyncServer server, Watch watch, Recorder recorder) {
        this.index = index;
        this.user = user;
        this.device = device;
        this.server = server;
        this.watch = watch;
        this.recorder = recorder;
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

    void edit(Step.DeviceStep step) {
        if (step instanceof Step.Create s) {
            RecordKey key = new RecordKey(s.table(), s.id());
            record(Operation.Edit.Kind.CREATE, key, s.set(), () -> device.create(s.table(), s.id(), s.set()));
        } else if (step instanceof Step.Update s) {
            RecordKey key = new RecordKey(s.table(), s.id());
            record(Operation.Edit.Kind.UPDATE, key, s.set(), () -> device.update(s.table(), s.id(), s.set()));
        } else if (step instanceof Step.Delete s) {
            RecordKey key = new RecordKey(s.table(), s.id());
            if (s.cascade()) {
                record(Operation.Edit.Kind.DELETE_CASCADE, key, none(), () -> device.deleteCascade(s.table(), s.id()));
            } else {
                record(Operation.Edit.Kind.DELETE, key, none(), () -> device.delete(s.table(), s.id()));
            }
        } else if (step instanceof Step.Destroy s) {
            RecordKey key = new RecordKey(s.table(), s.id());
            record(Operation.Edit.Kind.DESTROY, key, none(), () -> device.destroy(s.table(), s.id()));
        } else {
            throw new AssertionError(step);
        }
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
