package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Breach.Kind;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Policies.CreateOverExisting;
import io.github.synctck.spec.profile.Policies.DeleteOverChanged;
import io.github.synctck.spec.profile.Policies.UpdateOfDeleted;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one user's exchanges in order and keeps, for each record, the set of versions that a correct server could
 * hold now. A push widens or moves the set, a pull narrows it; where it would become empty, no correct server could
 * have answered so: a {@link Breach}. It knows the profile and the wire, not the model.
 */
final class Acceptor {
    private final DataSchema schema;
    private final Policies policies;
    private final boolean rejects;
    private final Map<RecordKey, List<Version>> states = new TreeMap<>();
    private final Map<RecordKey, Breach> breaches = new TreeMap<>();
    private final Map<RecordKey, Breach> overwrites = new TreeMap<>();
    private final PullJudge pulls;
    private final InterventionJudge interventions;
    private final Tally tally = new Tally();

    Acceptor(Profile profile) {
        this.schema = profile.schema();
        this.policies = profile.policies();
        this.rejects = policies.declares(Conflict.REJECT);
        this.pulls = new PullJudge(schema, states, this::report, tally);
        this.interventions = new InterventionJudge(schema, states);
    }

    /** Reads the exchanges of one user. */
    static Acceptor read(History history, Profile profile, int user) {
        Acceptor acceptor = new Acceptor(profile);
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Pull pull && pull.actor().user() == user) {
                acceptor.pulls.accept(pull);
            } else if (operation instanceof Operation.Push push && push.actor().user() == user) {
                acceptor.accept(push);
            } else if (operation instanceof Operation.Intervention done && done.user() == user) {
                acceptor.interventions.accept(done);
            } else if (operation instanceof Operation.Mark mark
                    && (mark.what().equals("reinstall") || mark.what().equals("reset"))) {
                acceptor.pulls.reinstalled(mark.device());
            }
        }
        return acceptor;
    }

    /** The first breach of each record, and the first push that was taken over an unseen version of it. */
    List<Breach> breaches() {
        List<Breach> all = new ArrayList<>(overwrites.values());
        all.addAll(breaches.values());
        return all;
    }

    /** How often each law was put to the test. */
    Tally tally() {
        return tally;
    }

    /** The first breach of a record counts; only a change first missed and then found lost is worse than it seemed. */
    private void report(Breach breach) {
        if (breach.kind() == Kind.UNSEEN_OVERWRITE) {
            overwrites.putIfAbsent(breach.key(), breach);
            return;
        }
        Breach earlier = breaches.get(breach.key());
        boolean worse = earlier != null
                && earlier.kind() == Kind.SKIPPED_CHANGE
                && (breach.kind() == Kind.MISSING_ROW || breach.kind() == Kind.WRONG_ROW);
        if (earlier == null || worse) {
            breaches.put(breach.key(), breach);
        }
    }

    private List<Version> state(RecordKey key) {
        return states.getOrDefault(key, List.of(Version.ABSENT));
    }

    private void accept(Operation.Push push) {
        PushResponse outcome = push.outcome();
        boolean maybe = outcome instanceof TransportFailure failure && !failure.certainlyNotDone();
        if (outcome instanceof PushResponse.Accepted) {
            tally.acceptedPushes++;
            checkUnseen(push);
            apply(push, false);
        } else if (maybe) {
            apply(push, true);
        } else if (hasUnseen(push)) {
            tally.refusedConflicts++;
        }
    }

    private static int writer(Operation.Push push) {
        return push.actor().device();
    }

    /** A version that someone else pushed after the pull on which this push is based, and that it would change. */
    private @Nullable Version unseen(Operation.Push push, RecordKey key, @Nullable RawRecord pushed) {
        List<Version> state = state(key);
        if (state.size() != 1 || push.basis() == Operation.NONE) {
            return null;
        }
        Version current = state.get(0);
        boolean foreign = current.operation() > push.basis() && current.writer() != writer(push);
        return foreign && hasEffect(key, current, pushed) ? current : null;
    }

    private boolean hasEffect(RecordKey key, Version current, @Nullable RawRecord pushed) {
        Table table = schema.table(key.table());
        if (pushed == null || table == null) {
            return current.isLive();
        }
        return !current.isLive()
                || !Version.overlay(schema, table, current, pushed).equals(current.row());
    }

    private boolean hasUnseen(Operation.Push push) {
        boolean[] found = {false};
        eachRecord(push.request().changes(), (key, record) -> found[0] |= unseen(push, key, record) != null);
        return found[0];
    }

    private void checkUnseen(Operation.Push push) {
        eachRecord(push.request().changes(), (key, record) -> {
            Version current = unseen(push, key, record);
            if (current == null || breaches.containsKey(key)) {
                return;
            }
            tally.unseenOverwrites++;
            if (!mayBeTaken(push, key, current, record)) {
                String verb = current.isLive() ? "changed" : "deleted";
                report(new Breach(
                        Kind.UNSEEN_OVERWRITE,
                        key,
                        "op " + current.operation() + " " + verb + " " + key + " after the pull of op " + push.basis()
                                + ", on which op " + push.index() + " is based; the server accepted op "
                                + push.index() + " all the same",
                        new Verdict.Contrast(
                                "the push is refused, because " + key + " was " + verb + " after its lastPulledAt",
                                "the push was accepted"),
                        List.of(push.basis(), current.operation(), push.index())));
            }
        });
    }

    /** Whether the profile declares that such a push is taken, or dropped where the record is gone. */
    private boolean mayBeTaken(Operation.Push push, RecordKey key, Version current, @Nullable RawRecord pushed) {
        if (!rejects || pushed == null) {
            return !rejects || policies.declares(DeleteOverChanged.DELETE_WINS);
        }
        boolean isCreated =
                push.request().changes().table(key.table()).created().contains(pushed);
        return isCreated
                ? current.isLive() && policies.declares(CreateOverExisting.UPSERT)
                : !current.isLive() && policies.declares(UpdateOfDeleted.DROP);
    }

    private interface RecordVisitor {
        void visit(RecordKey key, @Nullable RawRecord record);
    }

    private void eachRecord(Changes changes, RecordVisitor visitor) {
        for (Table table : schema.parentsFirst()) {
            TableChanges pushed = changes.table(table.name());
            pushed.created().forEach(r -> visitor.visit(new RecordKey(table.name(), r.id()), r));
            pushed.updated().forEach(r -> visitor.visit(new RecordKey(table.name(), r.id()), r));
            pushed.deleted().forEach(id -> visitor.visit(new RecordKey(table.name(), id), null));
        }
    }

    /** Applies a push as a correct server would: upserts, deletes with what hangs below, children without a parent. */
    private void apply(Operation.Push push, boolean maybe) {
        Changes changes = push.request().changes();
        Map<RecordKey, RawRecord> upserts = new TreeMap<>();
        for (Table table : schema.parentsFirst()) {
            TableChanges pushed = changes.table(table.name());
            for (RawRecord record : pushed.created()) {
                RecordKey key = new RecordKey(table.name(), record.id());
                upserts.put(key, record);
                become(key, created(key, record, push), maybe || isRejected(push, key));
            }
            for (RawRecord record : pushed.updated()) {
                RecordKey key = new RecordKey(table.name(), record.id());
                upserts.put(key, record);
                become(key, updated(key, record, push), maybe || isRejected(push, key));
            }
        }
        pulls.pushed(push);
        for (Table table : schema.parentsFirst()) {
            for (String id : changes.table(table.name()).deleted()) {
                RecordKey key = new RecordKey(table.name(), id);
                become(key, deleted(key, push), maybe || isRejected(push, key));
                sweep(key, push);
            }
        }
        upserts.forEach((key, record) -> {
            if (mayBeOrphan(key, record)) {
                become(key, List.of(tombstone(push)), true);
                sweep(key, push);
            }
        });
    }

    private static boolean isRejected(Operation.Push push, RecordKey key) {
        return push.outcome() instanceof PushResponse.Accepted accepted
                && accepted.rejectedIds().getOrDefault(key.table(), List.of()).contains(key.id());
    }

    /** Moves the record's set; where the push may not have happened, the old versions stay possible. */
    private void become(RecordKey key, List<Version> next, boolean maybe) {
        TreeSet<Integer> known = new TreeSet<>();
        List<Version> versions = new ArrayList<>();
        List<Version> all = new ArrayList<>(next);
        if (maybe) {
            all.addAll(state(key));
        }
        for (Version version : all) {
            boolean repeated = !known.add(version.operation() * 2 + (version.isLive() ? 1 : 0));
            if (!repeated || !versions.contains(version)) {
                versions.add(version);
            }
        }
        states.put(key, List.copyOf(versions));
    }

    private List<Version> created(RecordKey key, RawRecord record, Operation.Push push) {
        List<Version> next = new ArrayList<>();
        for (Version version : state(key)) {
            boolean unseenTombstone = !version.isLive() && !version.isAbsent() && version.operation() > push.basis();
            if (unseenTombstone && !rejects) {
                next.add(version);
            } else {
                next.add(live(key, version, record, push));
            }
        }
        return next;
    }

    /** An update never revives a tombstone: a server that takes it must drop it. */
    private List<Version> updated(RecordKey key, RawRecord record, Operation.Push push) {
        List<Version> next = new ArrayList<>();
        for (Version version : state(key)) {
            if (version.isLive() || version.isAbsent()) {
                next.add(live(key, version, record, push));
            } else {
                next.add(new Version(push.index(), writer(push), null));
            }
        }
        return next;
    }

    private Version live(RecordKey key, Version before, RawRecord record, Operation.Push push) {
        Table table = schema.table(key.table());
        if (table == null) {
            throw new IllegalStateException("no table " + key.table());
        }
        SortedMap<String, Value> row = Version.overlay(schema, table, before, record);
        return new Version(push.index(), writer(push), row);
    }

    private List<Version> deleted(RecordKey key, Operation.Push push) {
        List<Version> next = new ArrayList<>();
        for (Version version : state(key)) {
            if (version.isLive()) {
                tally.deletes++;
                next.add(tombstone(push));
            } else {
                next.add(version);
            }
        }
        return next;
    }

    private static Version tombstone(Operation.Push push) {
        return new Version(push.index(), writer(push), null);
    }

    /** Descendants should be deleted too; until a pull shows it, both readings stay possible. */
    private void sweep(RecordKey parent, Operation.Push push) {
        for (DataSchema.Child child : schema.children(parent.table())) {
            Value wanted = Value.of(parent.id());
            for (RecordKey key : List.copyOf(states.keySet())) {
                boolean hangs = key.table().equals(child.table().name())
                        && state(key).stream().anyMatch(v -> v.isChildOf(child.column(), wanted));
                if (hangs) {
                    become(key, List.of(tombstone(push)), true);
                    sweep(key, push);
                }
            }
        }
    }

    private boolean mayBeOrphan(RecordKey key, RawRecord record) {
        Table table = schema.table(key.table());
        if (table == null) {
            return false;
        }
        for (Column column : table.references()) {
            Column.Reference reference = column.reference();
            Value parent = record.get(column.name());
            if (reference == null || parent == null || parent.equals(Value.NULL)) {
                continue;
            }
            String id = parent instanceof Value.Text text ? text.value() : "";
            if (state(new RecordKey(reference.table(), id)).stream().anyMatch(v -> !v.isLive())) {
                return true;
            }
        }
        return false;
    }
}
