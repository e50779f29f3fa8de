package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Actor;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.history.RecordKey;
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
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A history written by hand, one exchange per call; two devices A and B of one user, a device C of another one, and the
 * table of friends. */
final class HandHistory {
    static final int A = 0;
    static final int B = 1;

    /** The only device of another user. */
    static final int C = 2;

    static final Profile REJECTING = ProfileReader.named("watermelondb");
    static final Profile LISTING = REJECTING.withPolicies(Policies.DEFAULT.with(Policies.FirstPullTombstones.ALL));
    static final Profile LAST_WINS = ProfileReader.named("weave");

    private static final String TABLE = "friends";

    private final List<Operation> operations = new ArrayList<>();
    private final List<Integer> lastPull = new ArrayList<>(List.of(Operation.NONE, Operation.NONE, Operation.NONE));
    private final Map<String, Integer> lastByLabel = new TreeMap<>();
    private int lastEager = Operation.NONE;
    private int began = Operation.NONE;

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
        return changes(TABLE, table);
    }

    static Changes changes(String table, TableChanges changes) {
        return new Changes(Map.of(table, changes));
    }

    private int next() {
        return operations.size();
    }

    private SimTime at() {
        return new SimTime(next());
    }

    private Span span() {
        long invoked = began == Operation.NONE ? 4L * next() : 4L * began - 1;
        began = Operation.NONE;
        return new Span(invoked, 4L * next() + 2);
    }

    /** The next exchange was under way already when that operation began. */
    HandHistory beganBefore(int operation) {
        began = operation;
        return this;
    }

    private static int user(int device) {
        return device == C ? 1 : 0;
    }

    private HandHistory pull(Actor actor, int from, PullResponse answer) {
        boolean first = from == Operation.NONE;
        PullResponse given = first ? answer : ((Operation.Pull) operations.get(from)).outcome();
        Cursor cursor = first ? null : ((PullResponse.Accepted) given).timestamp();
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
        pull(new Actor(Role.DEVICE, user(device), device, ""), lastPull.get(device), answer);
        if (answer instanceof PullResponse.Accepted) {
            lastPull.set(device, index);
        }
        return this;
    }

    /** A device pulls and hears a timestamp that is not the usual one. */
    HandHistory pullAt(int device, Changes answer, double timestamp) {
        return answered(device, new PullResponse.Accepted(answer, Cursor.of(timestamp)));
    }

    /** A device pulls again from where it stood before its last pull, and the answer is lost. */
    HandHistory pullLost(int device, Changes answer) {
        PullResponse accepted = new PullResponse.Accepted(answer, Cursor.of(100 + next()));
        Actor actor = new Actor(Role.DEVICE, user(device), device, "");
        int from = lastPull.get(device);
        PullRequest request = PullRequest.since(from == Operation.NONE ? null : cursor(device), 1);
        operations.add(
                new Operation.Pull(next(), at(), actor, span(), request, accepted, Fate.DROP_RESPONSE, from, false));
        return this;
    }

    /** The eager observer goes on from its last pull. */
    HandHistory eager(Changes answer) {
        int index = next();
        PullResponse accepted = new PullResponse.Accepted(answer, Cursor.of(100 + next()));
        pull(new Actor(Role.EAGER, 0, Operation.NONE, ""), lastEager, accepted);
        lastEager = index;
        return this;
    }

    /** Somebody asks with a cursor that is no pull's. */
    HandHistory oddPull(double cursor, PullResponse answer) {
        PullRequest request = PullRequest.since(Cursor.of(cursor), 1);
        Actor actor = new Actor(Role.WIRE, 0, Operation.NONE, "odd");
        operations.add(
                new Operation.Pull(next(), at(), actor, span(), request, answer, Fate.DELIVER, Operation.NONE, true));
        return this;
    }

    /** A raw request to the pull endpoint. */
    HandHistory http(String body, int status, String answer) {
        RawExchange.Request request =
                new RawExchange.Request(false, "POST", RawExchange.Credentials.VALID, new TreeMap<>(), body);
        RawExchange.Answer answered = new RawExchange.Answer(status, new TreeMap<>(), answer);
        operations.add(new Operation.Http(next(), at(), "raw", 0, request, answered));
        return this;
    }

    /** The app creates or edits a friend's name, or deletes the friend. */
    HandHistory edit(int device, Operation.Edit.Kind kind, RawRecord row) {
        Map<String, Value> set = kind == Operation.Edit.Kind.DELETE ? Map.of() : row.columns();
        return edit(new Operation.Edit(next(), at(), device, kind, new RecordKey(TABLE, row.id()), set, null, ""));
    }

    /** The app writes the name of a friend that it sees like that. */
    HandHistory rename(int device, RawRecord before, RawRecord row) {
        RecordKey key = new RecordKey(TABLE, row.id());
        return edit(
                new Operation.Edit(next(), at(), device, Operation.Edit.Kind.UPDATE, key, row.columns(), before, ""));
    }

    /** The app wants to do something to a friend and cannot. */
    HandHistory failedEdit(int device, Operation.Edit.Kind kind, String id, String error) {
        RecordKey key = new RecordKey(TABLE, id);
        return edit(new Operation.Edit(next(), at(), device, kind, key, Map.of(), null, error));
    }

    /** The app creates a record of any table. */
    HandHistory create(int device, String table, RawRecord row) {
        RecordKey key = new RecordKey(table, row.id());
        return edit(new Operation.Edit(next(), at(), device, Operation.Edit.Kind.CREATE, key, row.columns(), null, ""));
    }

    private HandHistory edit(Operation.Edit edit) {
        operations.add(edit);
        return this;
    }

    /** A first pull of an observer. */
    HandHistory fresh(Changes answer) {
        PullResponse accepted = new PullResponse.Accepted(answer, Cursor.of(100 + next()));
        return pull(new Actor(Role.FRESH, 0, Operation.NONE, ""), Operation.NONE, accepted);
    }

    private HandHistory push(int device, Changes changes, PushResponse answer) {
        return push(device, lastPull.get(device), changes, answer);
    }

    private HandHistory push(int device, int basis, Changes changes, PushResponse answer) {
        PushRequest request = new PushRequest(changes, cursor(device));
        Actor actor = new Actor(Role.DEVICE, user(device), device, "");
        operations.add(new Operation.Push(next(), at(), actor, span(), request, answer, Fate.DELIVER, basis));
        return this;
    }

    /** A device pushes and the server accepts. */
    HandHistory push(int device, Changes changes) {
        return push(device, changes, PushResponse.Accepted.ALL);
    }

    /** A device's push arrives that had been on its way since that pull, and the server accepts. */
    HandHistory pushLate(int device, int basis, Changes changes) {
        return push(device, basis, changes, PushResponse.Accepted.ALL);
    }

    /** A device pushes and the server refuses because of a conflict. */
    HandHistory refused(int device, Changes changes) {
        return push(device, changes, Refused.conflict("changed"));
    }

    /** A device pushes and the server refuses with any status. */
    HandHistory refused(int device, int status, Changes changes) {
        return push(device, changes, new Refused(status, "", "no"));
    }

    /** A device pushes and never hears whether it was taken. */
    HandHistory unanswered(int device, Changes changes) {
        return push(device, changes, new TransportFailure(false, "timed out"));
    }

    /** Something happens behind the endpoints of the first user. */
    HandHistory behind(ServerAction action) {
        operations.add(new Operation.Intervention(next(), at(), span(), 0, action));
        return this;
    }

    /** A device drops everything that it holds and begins anew. */
    HandHistory reset(int device) {
        return wipe(device, "reset");
    }

    /** The app is installed anew. */
    HandHistory reinstall(int device) {
        return wipe(device, "reinstall");
    }

    private HandHistory wipe(int device, String how) {
        lastPull.set(device, Operation.NONE);
        operations.add(new Operation.Mark(next(), at(), device, how));
        return this;
    }

    /** A wire step pulls for the first time, under a label of its own. */
    HandHistory wirePull(String label, Changes answer) {
        lastByLabel.put(label, next());
        Actor actor = new Actor(Role.WIRE, 0, Operation.NONE, label);
        return pull(actor, Operation.NONE, new PullResponse.Accepted(answer, Cursor.of(100 + next())));
    }

    /** A wire step pushes from where the wire step of that label pulled, and the server accepts. */
    HandHistory wirePush(String since, Changes changes) {
        int basis = lastByLabel.getOrDefault(since, Operation.NONE);
        PushRequest request = new PushRequest(changes, Cursor.of(100 + basis));
        Actor actor = new Actor(Role.WIRE, 0, Operation.NONE, "push");
        operations.add(new Operation.Push(
                next(), at(), actor, span(), request, PushResponse.Accepted.ALL, Fate.DELIVER, basis));
        return this;
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

    /** A sync ended well; with what the client logged, and its causes. */
    HandHistory end(int device, List<String> log, List<String> causes) {
        operations.add(new Operation.SyncEnd(next(), at(), device, "", log, causes));
        return this;
    }

    /** A first sync dies between writing a friend and storing the cursor. */
    HandHistory diesInFirstSync(int device, Changes answer, String id) {
        pullLost(device, answer);
        operations.add(new Operation.SyncEnd(
                next(), at(), device, "fault crash", List.of(), List.of("C8 " + TABLE + "/" + id + " was written")));
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
        boolean none = from == Operation.NONE;
        return none ? null : ((PullResponse.Accepted) ((Operation.Pull) operations.get(from)).outcome()).timestamp();
    }

    History history() {
        Scenario scenario = new Scenario("by-hand/case", "1", "watermelondb", 2, List.of(0, 0, 1), true, List.of());
        return new History(scenario, REJECTING.schema(), "", operations);
    }
}
