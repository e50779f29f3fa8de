package io.github.synctck.conformance.soak;

import io.github.synctck.sim.device.ClientCause;
import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.device.DeviceOptions;
import io.github.synctck.sim.device.EditResult;
import io.github.synctck.sim.device.SyncAttempt;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.history.Span;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.spec.message.Changes;
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
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One device in a soak: the simulated client behind real requests, each of which is told to ledger and journal. */
final class SoakDevice {
    /** A push of this many rows is a big one. */
    private static final int BIG_ROWS = 500;

    private final int index;
    private final int user;
    private final Device device;
    private final SyncServer server;
    private final Books books;
    private int cursorFrom = Operation.NONE;

    /**
     * What belongs to all devices of a user, and to the whole soak.
     *
     * @param ground the user's records
     * @param ledger the user's ledger
     */
    record Books(
            Profile profile, Playground ground, Ledger ledger, Journal journal, Figures figures, Throttle throttle) {}

    /**
     * How a sync went.
     *
     * @param error empty if it went well
     * @param isNetwork whether no answer came
     * @param hasPushed whether a push was sent
     * @param wasRefused whether a push was sent and failed
     * @param hasBegunAnew whether the cursor was expired and the app dropped what it held
     */
    record Outcome(String error, boolean isNetwork, boolean hasPushed, boolean wasRefused, boolean hasBegunAnew) {
        boolean hasFailed() {
            return !error.isEmpty();
        }
    }

    /**
     * What the network does to one sync.
     *
     * @param delayMillis how long the push takes to leave after the pull was applied
     * @param losesAnswer whether the answer to the push is lost on its way
     */
    record Line(long delayMillis, boolean losesAnswer) {
        /** Nothing. */
        static final Line CLEAN = new Line(0, false);
    }

    SoakDevice(int index, int user, SyncServer server, Books books) {
        this.index = index;
        this.user = user;
        this.server = server;
        this.books = books;
        boolean updatedOnly = books.profile().policies().buckets() == Policies.Buckets.UPDATED_ONLY;
        this.device =
                new Device(books.profile().schema(), DeviceOptions.standard().withSendCreatedAsUpdated(updatedOnly));
    }

    int index() {
        return index;
    }

    int user() {
        return user;
    }

    /** The app on it. */
    Device app() {
        return device;
    }

    /** The user edits a record; returns whether that worked. */
    boolean edit(Operation.Edit.Kind kind, String table, String id, Map<String, Value> set) {
        RawRecord before = device.find(table, id);
        EditResult result = switch (kind) {
            case CREATE -> device.create(table, id, set);
            case UPDATE -> device.update(table, id, set);
            case DELETE -> device.delete(table, id);
            case DELETE_CASCADE -> device.deleteCascade(table, id);
            case DESTROY -> device.destroy(table, id);
        };
        RecordKey key = new RecordKey(table, id);
        books.journal()
                .add((number, at) -> new Operation.Edit(number, at, index, kind, key, set, before, result.error()));
        return result.ok();
    }

    /** Wipes the app; the next pull is a first one. */
    void reinstall() {
        device.reinstall();
        cursorFrom = Operation.NONE;
        books.journal().add((number, at) -> new Operation.Mark(number, at, index, "reinstall"));
    }

    /** Kills the app and starts it again. */
    void restart() {
        device.restart();
        books.journal().add((number, at) -> new Operation.Mark(number, at, index, "restart"));
    }

    /** Pulls and pushes once. */
    Outcome sync(Line line) {
        books.throttle().acquire();
        long invoked = books.ledger().begin();
        try {
            return sync(invoked, line);
        } finally {
            books.ledger().forget(invoked);
        }
    }

    private Outcome sync(long invoked, Line line) {
        SyncAttempt attempt = device.beginSync();
        PullRequest request = attempt.pullRequest();
        PullResponse answer = ours(server.pull(request));
        books.figures().add(Figures.Kind.PULLS, 1);
        Ledger.Returned returned = answer instanceof PullResponse.Accepted accepted
                ? pulled(invoked, request, accepted)
                : books.ledger().ended();
        attempt.pulled(answer);
        boolean applied = attempt.error() == null;
        int from = cursorFrom;
        Span span = new Span(invoked, returned.position());
        books.journal()
                .put(
                        returned.number(),
                        (op, at) -> new Operation.Pull(
                                op, at, actor(), span, request, answer, Fate.DELIVER, from, applied));
        cursorFrom = applied ? returned.number() : cursorFrom;
        if (expired(answer)) {
            return end(attempt, false, false, true);
        } else if (!applied) {
            count(answer);
            return end(attempt, answer instanceof TransportFailure, false, false);
        }
        PushRequest push = attempt.beginPush().orElse(null);
        return push == null ? end(attempt, false, false, false) : push(attempt, push, returned.position(), line);
    }

    private Ledger.Returned pulled(long invoked, PullRequest request, PullResponse.Accepted answer) {
        books.figures().add(Figures.Kind.FIRST_PULLS, request.lastPulledAt() == null ? 1 : 0);
        books.figures().add(Figures.Kind.ROWS_PULLED, answer.changes().size());
        return books.ledger().pulled(invoked, index, request, answer);
    }

    private Outcome push(SyncAttempt attempt, PushRequest request, long basis, Line line) {
        LockSupport.parkNanos(line.delayMillis() * 1_000_000);
        books.throttle().acquire();
        Sent sent = books.ledger().send(index, basis, request);
        PushResponse answer = server.push(request);
        books.ledger().ended(sent, answer);
        tell(request, answer);
        int from = cursorFrom;
        Fate fate = line.losesAnswer() ? Fate.DROP_RESPONSE : Fate.DELIVER;
        Span span = new Span(sent.invoked, sent.returned);
        books.journal()
                .put(sent.number, (op, at) -> new Operation.Push(op, at, actor(), span, request, answer, fate, from));
        if (line.losesAnswer()) {
            attempt.pushLost();
        } else {
            attempt.pushed(answer);
        }
        boolean anew = !line.losesAnswer() && expired(answer);
        return end(attempt, answer instanceof TransportFailure || line.losesAnswer(), true, anew);
    }

    private void tell(PushRequest request, PushResponse answer) {
        int rows = request.changes().size();
        books.figures().add(Figures.Kind.PUSHES, 1);
        books.figures().add(Figures.Kind.BIG_PUSHES, rows >= BIG_ROWS ? 1 : 0);
        if (answer instanceof PushResponse.Accepted) {
            books.figures().add(Figures.Kind.PUSHES_ACCEPTED, 1);
            books.figures().add(Figures.Kind.ROWS_PUSHED, rows);
        } else if (isConflict(answer)) {
            books.figures().add(Figures.Kind.CONFLICTS, 1);
        } else {
            count(answer);
        }
    }

    private boolean isConflict(PushResponse answer) {
        return answer instanceof Refused refused
                && refused.status()
                        == books.profile().policies().conflictStatus().code();
    }

    private void count(Object answer) {
        boolean unanswered = answer instanceof TransportFailure;
        books.figures().add(unanswered ? Figures.Kind.UNANSWERED : Figures.Kind.REFUSED_OTHERWISE, 1);
    }

    private boolean expired(Object answer) {
        if (answer instanceof Refused refused && refused.isCursorExpired()) {
            count(answer);
            device.beginAnew();
            cursorFrom = Operation.NONE;
            books.journal().add((number, at) -> new Operation.Mark(number, at, index, "reset"));
            return true;
        }
        return false;
    }

    private Outcome end(SyncAttempt attempt, boolean network, boolean pushed, boolean anew) {
        String error = attempt.error() == null ? "" : String.valueOf(attempt.error());
        List<String> causes = new ArrayList<>();
        for (ClientCause cause : device.takeCauses()) {
            causes.add(cause.toString());
        }
        books.figures().add(Figures.Kind.CLIENT_LOSSES, causes.size());
        List<String> log = attempt.log();
        books.journal().add((op, at) -> new Operation.SyncEnd(op, at, index, error, log, causes));
        return new Outcome(error, network, pushed, pushed && !error.isEmpty(), anew);
    }

    private Operation.Actor actor() {
        return new Operation.Actor(Operation.Role.DEVICE, user, index, "");
    }

    /** Without the records that stood in the account before. */
    private PullResponse ours(PullResponse answer) {
        if (!(answer instanceof PullResponse.Accepted accepted)) {
            return answer;
        }
        Playground ground = books.ground();
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        accepted.changes().tables().forEach((name, table) -> {
            List<String> deleted = new ArrayList<>(table.deleted());
            deleted.removeIf(id -> !isOfSoak(ground, id));
            tables.put(name, new TableChanges(ours(ground, table.created()), ours(ground, table.updated()), deleted));
        });
        return new PullResponse.Accepted(new Changes(tables), accepted.timestamp(), accepted.strategy());
    }

    private static List<RawRecord> ours(Playground ground, List<RawRecord> records) {
        return records.stream().filter(record -> isOfSoak(ground, record.id())).toList();
    }

    private static boolean isOfSoak(Playground ground, String id) {
        return ground.isKnown(id) || ground.isForeign(id);
    }

    /** A first pull that nobody goes on from, checked and written down. */
    PullResponse freshPull() {
        books.throttle().acquire();
        long invoked = books.ledger().begin();
        try {
            PullRequest request = PullRequest.first(books.profile().schema().version());
            PullResponse answer = ours(server.pull(request));
            books.figures().add(Figures.Kind.PULLS, 1);
            Ledger.Returned returned = answer instanceof PullResponse.Accepted accepted
                    ? pulled(invoked, request, accepted)
                    : books.ledger().ended();
            books.journal()
                    .put(
                            returned.number(),
                            (op, at) -> new Operation.Pull(
                                    op,
                                    at,
                                    new Operation.Actor(Operation.Role.FRESH, user, Operation.NONE, ""),
                                    new Span(invoked, returned.position()),
                                    request,
                                    answer,
                                    Fate.DELIVER,
                                    Operation.NONE,
                                    true));
            return answer;
        } finally {
            books.ledger().forget(invoked);
        }
    }

    /** Writes down what it holds at the end. */
    void state() {
        books.journal().add((op, at) -> new Operation.DeviceState(op, at, index, device.lastPulledAt(), device.rows()));
    }
}
