package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Actor;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.history.Span;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A history written by hand, one exchange per call; two devices A and B of one user and the table of friends. */
final class HandHistory {
    static final int A = 0;
    static final int B = 1;
    static final Profile REJECTING = ProfileReader.named("watermelondb");
    static final Profile LAST_WINS = ProfileReader.named("weave");

    private static final String TABLE = "friends";

    private final List<Operation> operations = new ArrayList<>();
    private final List<Integer> lastPull = new ArrayList<>(List.of(Operation.NONE, Operation.NONE));

    /** Two devices that have made their first pull. */
    static HandHistory started() {
        return new HandHistory().pull(A, none()).pull(B, none());
    }

    static Changes none() {
        return Changes.NONE;
    }

    static RawRecord row(String id, String name) {
        return RawRecord.of(id, Map.of("name", Value.of(name)));
    }

    static Changes created(RawRecord... rows) {
        return changes(new TableChanges(List.of(rows), List.of(), List.of()));
    }

    static Changes updated(RawRecord... rows) {
        return changes(new TableChanges(List.of(), List.of(rows), List.of()));
    }

    static Changes deleted(String... ids) {
        return changes(new TableChanges(List.of(), List.of(), List.of(ids)));
    }

    static Changes changes(TableChanges table) {
        return new Changes(Map.of(TABLE, table));
    }

    private int next() {
        return operations.size();
    }

    private SimTime at() {
        return new SimTime(next());
    }

    private Span span() {
        return new Span(2L * next(), 2L * next() + 1);
    }

    private HandHistory pull(Actor actor, int from, PullResponse answer) {
        Cursor cursor = from == Operation.NONE ? null : Cursor.of(100 + from);
        PullRequest request = PullRequest.since(cursor, 1);
        boolean applied = answer instanceof PullResponse.Accepted;
        operations.add(new Operation.Pull(next(), at(), actor, span(), request, answer, Fate.DELIVER, from, applied));
        return this;
    }

    /** A device pulls from where it stands, and applies the answer. */
    HandHistory pull(int device, Changes answer) {
        return answered(device, new PullResponse.Accepted(answer, Cursor.of(100 + next())));
    }

    /** A device pulls and hears any answer. */
    HandHistory answered(int device, PullResponse answer) {
        int index = next();
        pull(new Actor(Role.DEVICE, 0, device, ""), lastPull.get(device), answer);
        if (answer instanceof PullResponse.Accepted) {
            lastPull.set(device, index);
        }
        return this;
    }

    /** A first pull of an observer. */
    HandHistory fresh(Changes answer) {
        PullResponse accepted = new PullResponse.Accepted(answer, Cursor.of(100 + next()));
        return pull(new Actor(Role.FRESH, 0, Operation.NONE, ""), Operation.NONE, accepted);
    }

    private HandHistory push(int device, Changes changes, PushResponse answer) {
        int basis = lastPull.get(device);
        PushRequest request = new PushRequest(changes, basis == Operation.NONE ? null : Cursor.of(100 + basis));
        Actor actor = new Actor(Role.DEVICE, 0, device, "");
        operations.add(new Operation.Push(next(), at(), actor, span(), request, answer, Fate.DELIVER, basis));
        return this;
    }

    /** A device pushes and the server accepts. */
    HandHistory push(int device, Changes changes) {
        return push(device, changes, PushResponse.Accepted.ALL);
    }

    /** A device pushes and the server refuses because of a conflict. */
    HandHistory refused(int device, Changes changes) {
        return push(device, changes, Refused.conflict("changed"));
    }

    HandHistory mark(String what) {
        operations.add(new Operation.Mark(next(), at(), Operation.NONE, what));
        return this;
    }

    /** A sync ended; an empty error is a good end. */
    HandHistory end(int device, String error) {
        operations.add(new Operation.SyncEnd(next(), at(), device, error, List.of(), List.of()));
        return this;
    }

    /** What a device shows when everything is over. */
    HandHistory state(int device, String status, RawRecord... rows) {
        List<RawRecord> marked = new ArrayList<>();
        for (RawRecord row : rows) {
            Map<String, Value> columns = new TreeMap<>(row.columns());
            columns.put("_status", Value.of(status));
            marked.add(RawRecord.of(row.id(), columns));
        }
        Cursor cursor = cursor(device);
        operations.add(new Operation.DeviceState(next(), at(), device, cursor, new TreeMap<>(Map.of(TABLE, marked))));
        return this;
    }

    private @Nullable Cursor cursor(int device) {
        int from = lastPull.get(device);
        return from == Operation.NONE ? null : Cursor.of(100 + from);
    }

    History history() {
        Scenario scenario = new Scenario("by-hand/case", "1", "watermelondb", 1, List.of(0, 0), true, List.of());
        return new History(scenario, REJECTING.schema(), "", operations);
    }
}
