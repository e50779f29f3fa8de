package io.github.synctck.conformance.soak;

import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PullStrategy;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one user's devices have pushed, and what every pull must therefore show. Exchanges overlap; one precedes another
 * only where it had returned before the other was invoked, and whatever two overlapping ones can explain is allowed. A
 * push that was never answered may have been done or not. Says nothing that a correct server could disprove.
 */
final class Ledger {
    private final DataSchema schema;
    private final boolean strict;
    private final Policies policies;
    private final Playground ground;
    private final Findings findings;
    private final LongSupplier millis;
    private final IntSupplier numbers;
    private final Map<RecordKey, Entry> entries = new HashMap<>();
    private final TreeSet<Long> outstanding = new TreeSet<>();
    private long position;

    /** A ledger that tells the time since the soak began, and takes numbers of operations from there. */
    Ledger(Profile profile, Playground ground, Findings findings, LongSupplier millis, IntSupplier numbers) {
        this.schema = profile.schema();
        this.policies = profile.policies();
        this.strict = isStrict(policies);
        this.ground = ground;
        this.findings = findings;
        this.millis = millis;
        this.numbers = numbers;
    }

    /** Whether the profile promises to refuse every push over a change that its sender had not seen. */
    static boolean isStrict(Policies policies) {
        return List.of(
                        Policies.Conflict.REJECT,
                        Policies.CreateOverExisting.CONFLICT,
                        Policies.DeleteOverChanged.CONFLICT,
                        Policies.UpdateOfDeleted.REFUSE)
                .stream()
                .allMatch(policies::declares);
    }

    /** A pull begins: returns its position. To be ended with {@link #forget}, after the push that is based on it. */
    synchronized long begin() {
        long invoked = position++;
        outstanding.add(invoked);
        return invoked;
    }

    /** Nobody refers to the pull that began then any more. */
    synchronized void forget(long invoked) {
        outstanding.remove(invoked);
    }

    /** When an exchange ended, and the number that it has in the history. */
    record Returned(long position, int number) {}

    /** A pull has ended without an answer that shows anything. */
    synchronized Returned ended() {
        return new Returned(position++, numbers.getAsInt());
    }

    /** A pull was answered: what it shows has to be what was pushed. */
    synchronized Returned pulled(long invoked, int device, PullRequest request, PullResponse.Accepted answer) {
        Set<RecordKey> shown = new HashSet<>();
        for (Table table : schema.tables().values()) {
            TableChanges changes = answer.changes().table(table.name());
            changes.created().forEach(record -> shown(invoked, device, table, record, shown));
            changes.updated().forEach(record -> shown(invoked, device, table, record, shown));
            changes.deleted().forEach(id -> listed(invoked, device, new RecordKey(table.name(), id)));
        }
        boolean whole = request.lastPulledAt() == null || !answer.strategy().equals(PullStrategy.INCREMENTAL);
        if (whole) {
            for (Entry entry : entries.values()) {
                if (!shown.contains(entry.key)) {
                    missing(invoked, device, entry);
                }
            }
        }
        cursor(device, request.lastPulledAt(), answer.timestamp());
        findings.tested(Law.TENANT);
        return ended();
    }

    private void shown(long invoked, int device, Table table, RawRecord record, Set<RecordKey> shown) {
        RecordKey key = new RecordKey(table.name(), record.id());
        shown.add(key);
        if (!isOurs(device, key)) {
            return;
        }
        long print = Fingerprint.of(table, record, schema.ownerColumn());
        Entry entry = entries.get(key);
        if (entry != null && entry.mayShow(print, invoked)) {
            findings.tested(Law.LAST_WRITE);
            findings.tested(Law.ORIGIN);
        } else {
            String sentence = at(device) + " pulled " + key + " as a row that it cannot have";
            (entry == null ? new Entry(key, false) : entry).blame(print, sentence, findings);
        }
    }

    private void listed(long invoked, int device, RecordKey key) {
        Entry entry = isOurs(device, key) ? entries.get(key) : null;
        if (entry == null) {
            return;
        }
        findings.tested(Law.DELETION);
        if (!mayBeAbsent(entry, invoked)) {
            findings.broken(Law.DELETION, at(device) + " was told that " + key + " is deleted, which nobody had done");
        }
    }

    private void missing(long invoked, int device, Entry entry) {
        if (entry.everDeleted) {
            findings.tested(Law.RESURRECTION);
        }
        if (!mayBeAbsent(entry, invoked)) {
            String last = entry.writes.stream()
                    .filter(write -> !write.isDeletion())
                    .reduce((first, second) -> second)
                    .map(write -> ", although " + write + " was acknowledged and nobody deleted it since")
                    .orElse("");
            findings.broken(Law.LAST_WRITE, "a first pull by " + at(device) + " lacks " + entry.key + last);
        }
    }

    /** Whether an id is of this user; one of another user of the soak breaks a law. */
    private boolean isOurs(int device, RecordKey key) {
        if (ground.isForeign(key.id())) {
            findings.broken(Law.TENANT, at(device) + " pulled " + key + ", which only another user has pushed");
        }
        return ground.isKnown(key.id());
    }

    private void cursor(int device, @Nullable Cursor before, Cursor after) {
        if (before != null) {
            findings.tested(Law.CURSOR);
            if (after.number() < before.number()) {
                findings.broken(
                        Law.CURSOR, at(device) + " pulled with " + before + " and was given the timestamp " + after);
            }
        }
    }

    private String at(int device) {
        return "device " + Scenario.deviceName(device) + " at " + millis.getAsLong() / 1000 + " s";
    }

    /** Whether a pull that began then may lack the record; a deletion of anything above it may have taken it along. */
    private boolean mayBeAbsent(Entry entry, long since) {
        return entry.mayBeAbsent(since, null) || mayHaveLostParent(entry);
    }

    private boolean mayHaveLostParent(Entry entry) {
        for (RecordKey key : entry.parents) {
            Entry parent = entries.get(key);
            if (parent == null || parent.everDeleted || mayHaveLostParent(parent)) {
                return true;
            }
        }
        return false;
    }

    /** A push is sent that is based on the pull that had returned at that position. */
    synchronized Sent send(int device, long basis, PushRequest request) {
        Sent sent = new Sent(device, basis, position++, millis.getAsLong());
        for (Table table : schema.tables().values()) {
            TableChanges changes = request.changes().table(table.name());
            changes.created().forEach(record -> add(sent, table, record));
            changes.updated().forEach(record -> add(sent, table, record));
            for (String id : changes.deleted()) {
                Entry entry = entry(table, id);
                entry.everDeleted = true;
                add(sent, entry, new Write(sent, Fingerprint.NO_ROW));
            }
        }
        return sent;
    }

    private Entry entry(Table table, String id) {
        RecordKey key = new RecordKey(table.name(), id);
        return entries.computeIfAbsent(
                key, each -> new Entry(key, !table.references().isEmpty()));
    }

    private void add(Sent sent, Table table, RawRecord record) {
        Entry entry = entry(table, record.id());
        for (Column column : table.references()) {
            Column.Reference to = column.reference();
            if (to != null
                    && record.get(column.name()) instanceof Value.Text parent
                    && !parent.value().isEmpty()) {
                entry.parents.add(new RecordKey(to.table(), parent.value()));
            }
        }
        Write write = new Write(sent, Fingerprint.of(table, record, schema.ownerColumn()));
        write.effective = !entry.repeats(write);
        add(sent, entry, write);
    }

    private static void add(Sent sent, Entry entry, Write write) {
        entry.writes.add(write);
        sent.entries.add(entry);
        sent.writes.add(write);
    }

    /** The push has ended, so far as its sender knows. */
    synchronized void ended(Sent sent, PushResponse outcome) {
        sent.returned = position++;
        sent.number = numbers.getAsInt();
        if (outcome instanceof PushResponse.Accepted accepted) {
            sent.state = Sent.State.ACCEPTED;
            accept(sent, accepted);
        } else if (isCertainlyNotDone(outcome)) {
            for (int i = 0; i < sent.writes.size(); i++) {
                Entry entry = sent.entries.get(i);
                blind(entry, sent.writes.get(i)).forEach(other -> findings.tested(lawOf(sent, other.by)));
                entry.withdraw(sent.writes.get(i));
                findings.tested(Law.REFUSAL);
            }
        } else {
            sent.state = Sent.State.UNSURE;
        }
        long horizon = outstanding.isEmpty() ? position : outstanding.first();
        sent.entries.forEach(entry -> entry.forgetBefore(horizon));
        sent.entries.clear();
        sent.writes.clear();
    }

    private boolean isCertainlyNotDone(PushResponse outcome) {
        if (outcome instanceof Refused refused) {
            return refused.status() < 500
                    || refused.status() == policies.conflictStatus().code();
        }
        return outcome instanceof TransportFailure failure && failure.certainlyNotDone();
    }

    private void accept(Sent sent, PushResponse.Accepted accepted) {
        for (int i = 0; i < sent.writes.size(); i++) {
            Entry entry = sent.entries.get(i);
            Write write = sent.writes.get(i);
            RecordKey key = entry.key;
            if (accepted.rejectedIds().getOrDefault(key.table(), List.of()).contains(key.id())) {
                entry.withdraw(write);
                continue;
            }
            if (write.isDeletion()) {
                write.effective = !entry.hangs && !entry.mayBeAbsent(sent.invoked, write);
            }
            for (Write other : blind(entry, write)) {
                findings.broken(lawOf(sent, other.by), blindly(key, write, other));
            }
            entry.replaceBy(write, strict);
        }
    }

    /**
     * The accepted writes of a record that changed it and that neither saw the write nor were seen by it: one of the two
     * has to be refused. Records below others are left aside: what became of them may hang on their parents.
     */
    private List<Write> blind(Entry entry, Write write) {
        if (!strict || entry.hangs || (!write.effective && !write.isDeletion())) {
            return List.of();
        }
        return entry.writes.stream()
                .filter(other -> other.by.state == Sent.State.ACCEPTED && other.effective && other.print != write.print)
                .filter(other -> write.by.isBlindTo(other.by))
                .filter(other -> !write.isDeletion() || !entry.mayBeDeletedAfter(other, write))
                .toList();
    }

    private static Law lawOf(Sent sent, Sent other) {
        return other.returned < sent.invoked ? Law.CONFLICT : Law.RACE;
    }

    private static String blindly(RecordKey key, Write write, Write other) {
        return key + ": " + other + " and " + write + " were both accepted, and neither had seen the other";
    }
}
