package io.github.synctck.sim.coverage;

import io.github.synctck.sim.coverage.Coverage.Deed;
import io.github.synctck.sim.coverage.Coverage.Fault;
import io.github.synctck.sim.coverage.Coverage.Happening;
import io.github.synctck.sim.coverage.Coverage.Meeting;
import io.github.synctck.sim.coverage.Coverage.Moment;
import io.github.synctck.sim.coverage.Coverage.Pulled;
import io.github.synctck.sim.coverage.Coverage.Tale;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one history for the coverage table, once from the beginning to the end. */
final class CoverageReader {
    private static final String CRASH = "fault crash";

    private final History history;
    private final List<Effect> pushes = new ArrayList<>();
    private final List<Exchange> pulls = new ArrayList<>();
    private final List<Event> happenings = new ArrayList<>();
    private final SortedSet<Tale> tales = new TreeSet<>();
    private final List<Phone> phones = new ArrayList<>();
    private final Map<RecordKey, List<Write>> writes = new TreeMap<>();
    private boolean atRest;

    /** One record of a push. */
    record Effect(Deed deed, Meeting meeting, Fault fault) {}

    /** One pull of a device. */
    record Exchange(Pulled pulled, Fault fault) {}

    /** Something else. */
    record Event(Happening happening, Moment moment) {}

    /** An accepted push of a record, or a deletion. */
    private record Write(int index, int user, int device, boolean deletes) {}

    /** What is known about one device. */
    private static final class Phone {
        private final SortedSet<RecordKey> deleted = new TreeSet<>();
        private final SortedSet<RecordKey> edited = new TreeSet<>();
        private final SortedSet<RecordKey> unheard = new TreeSet<>();
        private final List<Integer> exchanges = new ArrayList<>();
        private int open;
        private Operation.@Nullable Pull pull;
        private Operation.@Nullable Push push;
        private @Nullable Pulled kind;
        private @Nullable List<Effect> records;
    }

    CoverageReader(History history) {
        this.history = history;
        history.scenario().devices().forEach(user -> phones.add(new Phone()));
    }

    List<Effect> pushes() {
        return pushes;
    }

    List<Exchange> pulls() {
        return pulls;
    }

    List<Event> happenings() {
        return happenings;
    }

    SortedSet<Tale> tales() {
        return tales;
    }

    /** The second phase repairs everything; only the first one counts. */
    void read() {
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Mark mark) {
                mark(mark);
            } else if (!atRest) {
                operation(operation);
            }
        }
    }

    private void operation(Operation operation) {
        if (operation instanceof Operation.Edit edit) {
            edit(edit);
        } else if (operation instanceof Operation.Pull pull && pull.actor().role() == Role.DEVICE) {
            pull(pull);
        } else if (operation instanceof Operation.Push push && push.actor().role() == Role.DEVICE) {
            push(push);
        } else if (operation instanceof Operation.SyncEnd end) {
            end(end);
        } else if (operation instanceof Operation.Intervention done) {
            boolean inSync = false;
            for (int device = 0; device < phones.size(); device++) {
                inSync |= history.scenario().devices().get(device) == done.user() && phones.get(device).open > 0;
            }
            happen(happening(done), inSync);
        }
    }

    private static Happening happening(Operation.Intervention done) {
        return switch (done.action().kind()) {
            case EDIT -> Happening.SERVER_EDIT;
            case DELETE -> Happening.SERVER_DELETE;
            case GRANT -> Happening.GRANT;
            case REVOKE -> Happening.REVOKE;
            case PURGE -> Happening.PURGE;
            case ADVANCE -> Happening.ADVANCE;
        };
    }

    private void happen(Happening happening, boolean inSync) {
        happenings.add(new Event(happening, inSync ? Moment.IN_SYNC : Moment.IDLE));
    }

    private void mark(Operation.Mark mark) {
        atRest |= mark.what().equals("heal");
        if (atRest || mark.device() < 0) {
            return;
        }
        Phone phone = phones.get(mark.device());
        String what = mark.what();
        if (what.equals("restart")) {
            happen(Happening.RESTART, phone.open > 0);
        } else if (what.equals("reinstall")) {
            happen(Happening.REINSTALL, phone.open > 0);
        } else if (what.startsWith("upgrade")) {
            happen(Happening.UPGRADE, phone.open > 0);
        } else if (what.startsWith("clock")) {
            happen(Happening.CLOCK_SET, phone.open > 0);
            return;
        } else if (!what.equals("crash") && !what.equals("reset")) {
            return;
        }
        phone.open = 0;
    }

    private void edit(Operation.Edit edit) {
        if (!edit.error().isEmpty()) {
            return;
        }
        Phone phone = phones.get(edit.device());
        if (edit.kind() == Operation.Edit.Kind.DESTROY) {
            happen(Happening.DESTROY, phone.open > 0);
            return;
        }
        if (edit.kind() == Operation.Edit.Kind.DELETE_CASCADE) {
            happen(Happening.DELETE_CASCADE, phone.open > 0);
        }
        if (phone.unheard.contains(edit.key())) {
            tales.add(Tale.LOST_ANSWER_THEN_EDIT);
        }
        boolean deletes = edit.kind() != Operation.Edit.Kind.CREATE && edit.kind() != Operation.Edit.Kind.UPDATE;
        (deletes ? phone.deleted : phone.edited).add(edit.key());
        for (int other = 0; other < phones.size(); other++) {
            boolean meets = other != edit.device()
                    && sameUser(edit.device(), other)
                    && (deletes ? phones.get(other).edited : phones.get(other).deleted).contains(edit.key());
            if (meets) {
                tales.add(Tale.DELETE_AGAINST_EDIT);
            }
        }
    }

    private boolean sameUser(int device, int other) {
        List<Integer> users = history.scenario().devices();
        return users.get(device).equals(users.get(other));
    }

    private void pull(Operation.Pull pull) {
        Phone phone = phones.get(pull.actor().device());
        if (pull.outcome() instanceof Refused refused && refused.isCursorExpired()) {
            happen(Happening.CURSOR_EXPIRED, false);
        }
        Operation.Pull before = phone.pull;
        boolean twin = pull.fate() == Fate.DUPLICATE_REQUEST && before != null && before.index() + 1 == pull.index();
        if (!twin) {
            settle(phone, false);
            phone.kind = kind(pull, phone.open > 0);
            phone.open++;
        }
        phone.pull = pull;
        phone.exchanges.add(pull.index());
    }

    private static Pulled kind(Operation.Pull pull, boolean beside) {
        if (pull.request().migration() != null) {
            return Pulled.MIGRATION;
        } else if (pull.request().lastPulledAt() == null) {
            return Pulled.FIRST;
        }
        return beside ? Pulled.LATER_BESIDE_OWN_SYNC : Pulled.LATER;
    }

    /** Counts the exchanges of a device that are not counted yet. */
    private void settle(Phone phone, boolean crashed) {
        Operation.Push push = phone.push;
        Operation.Pull pull = phone.pull;
        Pulled kind = phone.kind;
        if (pull != null && kind != null) {
            Fault after = pull.applied() ? Fault.CRASH_BEFORE_PUSH : Fault.CRASH_AFTER_APPLY;
            pulls.add(new Exchange(kind, crashed && push == null ? after : fault(pull.fate())));
        }
        List<Effect> records = phone.records;
        if (push != null && records != null) {
            Fault fault = crashed ? Fault.CRASH_AFTER_PUSH : fault(push.fate());
            records.forEach(record -> pushes.add(new Effect(record.deed(), record.meeting(), fault)));
        }
        phone.pull = null;
        phone.push = null;
        phone.kind = null;
        phone.records = null;
    }

    private void push(Operation.Push push) {
        Phone phone = phones.get(push.actor().device());
        if (push.outcome() instanceof Refused refused && refused.status() == 409) {
            tales.add(Tale.CONFLICT);
        } else if (push.outcome() instanceof Refused refused && refused.isCursorExpired()) {
            happen(Happening.CURSOR_EXPIRED, true);
        }
        Operation.Push before = phone.push;
        if (before != null
                && before.fate() == Fate.DUPLICATE_REQUEST
                && before.request().equals(push.request())) {
            return;
        }
        boolean beside = phone.exchanges.stream().anyMatch(index -> index > push.basis());
        List<Effect> records = new ArrayList<>();
        Changes changes = push.request().changes();
        changes.tables().forEach((table, rows) -> {
            rows.created()
                    .forEach(row -> records.add(record(push, new RecordKey(table, row.id()), Deed.CREATE, beside)));
            rows.updated()
                    .forEach(row -> records.add(record(push, new RecordKey(table, row.id()), Deed.UPDATE, beside)));
            rows.deleted().forEach(id -> records.add(record(push, new RecordKey(table, id), Deed.DELETE, beside)));
        });
        phone.push = push;
        phone.records = records;
        phone.exchanges.add(push.index());
        if (push.outcome() instanceof PushResponse.Accepted) {
            write(push, changes);
        }
        if (push.fate() == Fate.DROP_RESPONSE) {
            changes.tables().forEach((table, rows) -> {
                rows.created().forEach(row -> phone.unheard.add(new RecordKey(table, row.id())));
                rows.updated().forEach(row -> phone.unheard.add(new RecordKey(table, row.id())));
            });
        }
    }

    private void write(Operation.Push push, Changes changes) {
        int device = push.actor().device();
        int user = push.actor().user();
        changes.tables().forEach((table, rows) -> {
            Write edit = new Write(push.index(), user, device, false);
            rows.created()
                    .forEach(row -> written(new RecordKey(table, row.id())).add(edit));
            rows.updated()
                    .forEach(row -> written(new RecordKey(table, row.id())).add(edit));
            Write delete = new Write(push.index(), user, device, true);
            rows.deleted().forEach(id -> written(new RecordKey(table, id)).add(delete));
        });
    }

    private List<Write> written(RecordKey key) {
        return writes.computeIfAbsent(key, each -> new ArrayList<>());
    }

    private Effect record(Operation.Push push, RecordKey key, Deed deed, boolean beside) {
        Deed done = deed;
        Meeting meeting = beside ? Meeting.OWN_SYNC : Meeting.ALONE;
        for (Write write : writes.getOrDefault(key, List.of())) {
            boolean own = write.device() == push.actor().device();
            if (write.user() != push.actor().user()) {
                continue;
            }
            if (write.deletes() && deed == Deed.CREATE && (own || write.index() <= push.basis())) {
                done = Deed.RECREATE;
            }
            if (!own && write.index() > push.basis()) {
                meeting = write.deletes() ? Meeting.UNSEEN_DELETE : Meeting.UNSEEN_EDIT;
            }
        }
        return new Effect(done, meeting, Fault.NONE);
    }

    private void end(Operation.SyncEnd end) {
        Phone phone = phones.get(end.device());
        if (end.error().equals("client offline")) {
            happen(Happening.OFFLINE_SYNC, phone.open > 0);
            return;
        }
        settle(phone, end.error().equals(CRASH) || isFollowedByCrash(end));
        phone.open = Math.max(0, phone.open - 1);
        if (end.error().isEmpty()) {
            phone.deleted.clear();
            phone.edited.clear();
            phone.unheard.clear();
        }
    }

    /** A sync that was killed in the middle ends without an error of its own. */
    private boolean isFollowedByCrash(Operation.SyncEnd end) {
        int next = end.index() + 1;
        return next < history.operations().size()
                && history.get(next) instanceof Operation.Mark mark
                && mark.device() == end.device()
                && mark.what().equals("crash");
    }

    private static Fault fault(Fate fate) {
        return switch (fate) {
            case DELIVER -> Fault.NONE;
            case DROP_REQUEST -> Fault.DROP_REQUEST;
            case DROP_RESPONSE -> Fault.DROP_RESPONSE;
            case DUPLICATE_REQUEST -> Fault.DUPLICATE_REQUEST;
            case SERVER_ERROR -> Fault.SERVER_ERROR;
        };
    }
}
