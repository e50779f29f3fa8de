package io.github.synctck.sim.scenario;

import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that happens in a scenario. Ids are symbols; they are bound to real ids when the scenario is played. */
public sealed interface Step {
    /** When it begins. */
    SimTime at();

    /** A step of one simulated device. */
    sealed interface DeviceStep extends Step {
        /** Index into the scenario's devices. */
        int device();
    }

    /** A request without a device. */
    sealed interface WireStep extends Step {
        /** What names it within the scenario. */
        String label();

        /** Index of the user whose endpoint it goes to. */
        int user();
    }

    /** The app creates a record; {@code set} in the order in which the columns are assigned. */
    record Create(SimTime at, int device, String table, String id, Map<String, Value> set) implements DeviceStep {
        public Create {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }
    }

    /** The app edits a record; {@code set} in the order in which the columns are assigned. */
    record Update(SimTime at, int device, String table, String id, Map<String, Value> set) implements DeviceStep {
        public Update {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }
    }

    /** The app marks a record as deleted; children stay, unless {@code cascade} has them deleted by the app too. */
    record Delete(SimTime at, int device, String table, String id, boolean cascade) implements DeviceStep {
        /** A deletion that leaves children alone. */
        public Delete(SimTime at, int device, String table, String id) {
            this(at, device, table, id, false);
        }
    }

    /** The app removes a record from this device only. */
    record Destroy(SimTime at, int device, String table, String id) implements DeviceStep {}

    /** The app syncs once; with {@code retry} once more after a refused push. */
    record Sync(
            SimTime at,
            int device,
            Leg pull,
            Leg push,
            boolean retry,
            @Nullable CrashPoint crash) implements DeviceStep {}

    /** Something happens to the app. */
    record App(SimTime at, int device, AppEvent event) implements DeviceStep {}

    /** A pull without a device, at the user's endpoint. */
    record Pull(SimTime at, String label, int user, CursorRef since) implements WireStep {}

    /** A push without a device. */
    record Push(SimTime at, String label, int user, CursorRef since, Changes changes) implements WireStep {}

    /**
     * An HTTP request as it is written here, for what only the wire shows. In the body, {@code {id:f1}} stands for
     * the bound id of a symbol and {@code {cursor:label}} for a pull's timestamp.
     */
    record Http(SimTime at, String label, int user, RawExchange.Request request) implements WireStep {}

    /** All kinds of step, for dispatch tests. */
    static List<Class<?>> kinds() {
        return List.of(
                Create.class,
                Update.class,
                Delete.class,
                Destroy.class,
                Sync.class,
                App.class,
                Pull.class,
                Push.class,
                Http.class);
    }
}
