package io.github.synctck.sim.scenario;

import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.ServerAction;
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

        /** The same step of another device. */
        DeviceStep on(int other);
    }

    /** An edit of one record by the app. */
    sealed interface EditStep extends DeviceStep {
        /** The record's table. */
        String table();

        /** The record's symbol. */
        String id();
    }

    /** A request without a device. */
    sealed interface WireStep extends Step {
        /** What names it within the scenario. */
        String label();

        /** Index of the user whose endpoint it goes to. */
        int user();
    }

    /** The app creates a record; {@code set} in the order in which the columns are assigned. */
    record Create(SimTime at, int device, String table, String id, Map<String, Value> set) implements EditStep {
        public Create {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }

        @Override
        public Create on(int other) {
            return new Create(at, other, table, id, set);
        }
    }

    /** The app edits a record; {@code set} in the order in which the columns are assigned. */
    record Update(SimTime at, int device, String table, String id, Map<String, Value> set) implements EditStep {
        public Update {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }

        @Override
        public Update on(int other) {
            return new Update(at, other, table, id, set);
        }
    }

    /** The app marks a record as deleted; children stay, unless {@code cascade} has them deleted by the app too. */
    record Delete(SimTime at, int device, String table, String id, boolean cascade) implements EditStep {
        /** A deletion that leaves children alone. */
        public Delete(SimTime at, int device, String table, String id) {
            this(at, device, table, id, false);
        }

        @Override
        public Delete on(int other) {
            return new Delete(at, other, table, id, cascade);
        }
    }

    /** The app removes a record from this device only. */
    record Destroy(SimTime at, int device, String table, String id) implements EditStep {
        @Override
        public Destroy on(int other) {
            return new Destroy(at, other, table, id);
        }
    }

    /** The app syncs once; with {@code retry} once more after a refused push. */
    record Sync(
            SimTime at,
            int device,
            Leg pull,
            Leg push,
            boolean retry,
            @Nullable CrashPoint crash) implements DeviceStep {
        public Sync {
            if (pull.answerMillis() != 0) {
                throw new IllegalArgumentException("a pull is applied as soon as it is answered");
            }
        }

        @Override
        public Sync on(int other) {
            return new Sync(at, other, pull, push, retry, crash);
        }
    }

    /** Something happens to the app. */
    record App(SimTime at, int device, AppEvent event) implements DeviceStep {
        @Override
        public App on(int other) {
            return new App(at, other, event);
        }
    }

    /** The app is killed and a version with a newer schema is installed; an older one changes nothing. */
    record Upgrade(SimTime at, int device, int version) implements DeviceStep {
        @Override
        public Upgrade on(int other) {
            return new Upgrade(at, other, version);
        }
    }

    /** The device's clock is set; from now on it is ahead of the true time by so much, behind it where negative. */
    record Skew(SimTime at, int device, long aheadMillis) implements DeviceStep {
        @Override
        public Skew on(int other) {
            return new Skew(at, other, aheadMillis);
        }
    }

    /** Something happens to a user's data behind the endpoints, where the server offers it. */
    record Server(SimTime at, int user, ServerAction action) implements Step {}

    /** A pull without a device, at the user's endpoint; schema version 0 stands for the profile's. */
    record Pull(
            SimTime at,
            String label,
            int user,
            CursorRef since,
            int schemaVersion,
            @Nullable Migration migration) implements WireStep {
        /** A pull of an app at the profile's schema version. */
        public Pull(SimTime at, String label, int user, CursorRef since) {
            this(at, label, user, since, 0, null);
        }
    }

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
                Upgrade.class,
                Skew.class,
                Server.class,
                Pull.class,
                Push.class,
                Http.class);
    }
}
