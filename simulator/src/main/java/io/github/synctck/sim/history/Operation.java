package io.github.synctck.sim.history;

import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thing that happened. Numbers are given in the order in which operations end. Ids are the scenario's symbols. */
public sealed interface Operation {
    /** No operation. */
    int NONE = -1;

    /** The operation's number, from 0. */
    int index();

    /** The simulated time at which it ended. */
    SimTime at();

    /** The app changed a record locally; {@code before} is the row as it was, {@code error} is empty if it worked. */
    record Edit(
            int index,
            SimTime at,
            int device,
            Kind kind,
            RecordKey key,
            Map<String, Value> set,
            @Nullable RawRecord before,
            String error)
            implements Operation {
        public Edit {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }

        /** What the app did. */
        public enum Kind {
            CREATE,
            UPDATE,
            DELETE,
            DELETE_CASCADE,
            DESTROY
        }
    }

    /**
     * One pull exchange.
     *
     * @param actor who pulled
     * @param span when it was under way
     * @param from the operation whose answer gave the cursor; {@link #NONE} for a first pull
     * @param fate what the network did; the outcome is the server's answer, whether or not the actor heard it
     * @param applied whether the actor applied the answer and now holds its cursor
     */
    record Pull(
            int index,
            SimTime at,
            Actor actor,
            Span span,
            PullRequest request,
            PullResponse outcome,
            Fate fate,
            int from,
            boolean applied)
            implements Operation {}

    /**
     * One push exchange.
     *
     * @param basis the applied pull that returned the cursor; {@link #NONE} where there is none
     * @param fate what the network did; the outcome is the server's answer, whether or not the actor heard it
     */
    record Push(
            int index,
            SimTime at,
            Actor actor,
            Span span,
            PushRequest request,
            PushResponse outcome,
            Fate fate,
            int basis)
            implements Operation {}

    /** A sync ended; {@code error} is empty if it went well. {@code log} holds the client's own error codes. */
    record SyncEnd(int index, SimTime at, int device, String error, List<String> log, List<String> causes)
            implements Operation {
        public SyncEnd {
            log = List.copyOf(log);
            causes = List.copyOf(causes);
        }
    }

    /** Something happened to a device or to the run: restart, heal, a quiesce round. */
    record Mark(int index, SimTime at, int device, String what) implements Operation {}

    /** Something was done to a user's data behind the endpoints. */
    record Intervention(int index, SimTime at, Span span, int user, ServerAction action) implements Operation {}

    /** A device's rows at the end, with their status, and its cursor. */
    record DeviceState(
            int index, SimTime at, int device, @Nullable Cursor cursor, SortedMap<String, List<RawRecord>> rows)
            implements Operation {
        public DeviceState {
            rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        }
    }

    /** One raw HTTP exchange; the token is never recorded. */
    record Http(int index, SimTime at, String label, int user, RawExchange.Request request, RawExchange.Answer answer)
            implements Operation {}

    /**
     * Who made an exchange.
     *
     * @param role device, observer, or a wire step
     * @param user the user as whom
     * @param device the device's index for {@link Role#DEVICE} and {@link Role#AUDIT}; otherwise {@link #NONE}
     * @param label the wire step's label; empty otherwise
     */
    record Actor(Role role, int user, int device, String label) {}

    /** The parts that an exchange can play. */
    enum Role {
        /** A simulated device, syncing. */
        DEVICE,
        /** Reads back what a device just pushed, from the push's own cursor. */
        AUDIT,
        /** An observer that pulls after each accepted push. */
        EAGER,
        /** An observer that pulls seldom. */
        LAGGING,
        /** An observer that makes first pulls only. */
        FRESH,
        /** An observer that repeats the lagging observer's request. */
        REPLAYER,
        /** A wire step of the scenario. */
        WIRE
    }
}
