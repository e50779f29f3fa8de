package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.history.Span;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What a push makes of the records that it names, in each reading that the protocol leaves open. */
final class PushEffect {
    private final DataSchema schema;
    private final boolean rejects;
    private final States states;
    private final Kin kin;
    private final Chains chains;
    private final boolean overlapping;
    private final BiPredicate<Operation.Push, Version> unseen;
    private final Tally tally;
    private final Map<Integer, List<RecordState>> floatingByPush = new HashMap<>();

    PushEffect(
            DataSchema schema,
            boolean rejects,
            Acceptor.Reading reading,
            BiPredicate<Operation.Push, Version> unseen,
            Tally tally) {
        this.schema = schema;
        this.rejects = rejects;
        this.states = reading.states();
        this.kin = new Kin(states);
        this.chains = reading.chains();
        this.overlapping = reading.overlapping();
        this.unseen = unseen;
        this.tally = tally;
    }

    /** Sees a record that a push names; null for one that it deletes. */
    interface Visitor {
        void visit(RecordState state, Part part);
    }

    /** What a push says of a record: the row as sent, null for a deletion, and whether it stands in created. */
    record Part(@Nullable RawRecord record, boolean isCreated) {
        private static final Part DELETED = new Part(null, false);
    }

    void eachRecord(Operation.Push push, Visitor visitor) {
        Changes changes = push.request().changes();
        for (String name : changes.tables().keySet()) {
            TableChanges pushed = changes.table(name);
            pushed.created().forEach(record -> visit(visitor, name, record.id(), new Part(record, true)));
            pushed.updated().forEach(record -> visit(visitor, name, record.id(), new Part(record, false)));
            pushed.deleted().forEach(id -> visit(visitor, name, id, Part.DELETED));
        }
    }

    private void visit(Visitor visitor, String table, String id, Part part) {
        RecordState state = states.get(table, id);
        if (state != null) {
            visitor.visit(state, part);
        }
    }

    /** Whether the record would be another one afterwards; null deletes. */
    boolean changes(RecordState state, Version current, @Nullable RawRecord pushed) {
        SortedMap<String, Value> row = current.row();
        if (pushed == null || row == null) {
            return pushed != null || row != null;
        }
        return !Version.overlay(schema, state.table, current, pushed).equals(row);
    }

    /** From now on the push may come into effect: its versions float until they are seen or the push is answered. */
    void begin(Operation.Push push) {
        if (floatingByPush.containsKey(push.index())) {
            return;
        }
        List<RecordState> touched = new ArrayList<>();
        floatingByPush.put(push.index(), touched);
        Origin by = Origin.of(push, chains);
        eachRecord(push, (state, part) -> {
            RawRecord record = part.record();
            written(push, state, record);
            for (Version version : state.possible) {
                drift(state, record == null ? Version.tombstone(by) : live(state, version, record, by), touched);
            }
            if (record == null || kin.mayBeOrphan(state, record)) {
                drift(state, Version.tombstone(by), touched);
                for (RecordState below : kin.descendants(state)) {
                    drift(below, Version.tombstone(by), touched);
                }
            }
        });
    }

    private void drift(RecordState state, Version version, List<RecordState> touched) {
        if (state.floating.stream().noneMatch(version::isSameAs)) {
            List<Version> floating = new ArrayList<>(state.floating);
            floating.add(version);
            state.floating = List.copyOf(floating);
            touched.add(state);
            states.changed(state, state.changedAt);
        }
    }

    /** The push certainly has no effect. */
    void withdraw(Operation.Push push) {
        for (RecordState state : floatingByPush.getOrDefault(push.index(), List.of())) {
            List<Version> floating = new ArrayList<>(state.floating);
            floating.removeIf(version -> version.operation() == push.index());
            state.floating = List.copyOf(floating);
        }
        floatingByPush.remove(push.index());
    }

    /** Applies a push as a correct server would: upserts, deletes with what hangs below, children without a parent. */
    void apply(Operation.Push push) {
        withdraw(push);
        Origin by = Origin.of(push, chains);
        Changes changes = push.request().changes();
        Map<RecordState, RawRecord> upserts = new LinkedHashMap<>();
        for (Table table : schema.parentsFirst()) {
            TableChanges pushed = changes.table(table.name());
            pushed.created().forEach(record -> upsert(push, table, record, true, upserts));
            pushed.updated().forEach(record -> upsert(push, table, record, false, upserts));
        }
        for (Table table : schema.parentsFirst()) {
            for (String id : changes.table(table.name()).deleted()) {
                RecordState state = states.get(table.name(), id);
                if (state != null) {
                    written(push, state, null);
                    become(state, by, deleted(state, by), isRejected(push, state.key));
                    sweep(state, by);
                }
            }
        }
        upserts.forEach((state, record) -> {
            if (kin.mayBeOrphan(state, record)) {
                become(state, by, List.of(Version.tombstone(by)), true);
                sweep(state, by);
            }
        });
    }

    private void upsert(
            Operation.Push push, Table table, RawRecord record, boolean created, Map<RecordState, RawRecord> upserts) {
        RecordState state = states.get(table.name(), record.id());
        if (state != null) {
            upserts.put(state, record);
            written(push, state, record);
            List<Version> next =
                    created ? created(state, record, push) : updated(state, record, Origin.of(push, chains));
            become(state, Origin.of(push, chains), next, isRejected(push, state.key));
        }
    }

    /** Whoever pushes a row holds it, whether or not any pull ever tells about it. */
    private void written(Operation.Push push, RecordState state, @Nullable RawRecord record) {
        state.writes.add(push.index());
        Chains.Place place = chains.at(push.basis());
        if (record != null && place != null) {
            state.held.add(place);
        }
        if (record != null) {
            kin.named(state, record);
        }
    }

    private static boolean isRejected(Operation.Push push, RecordKey key) {
        return push.outcome() instanceof PushResponse.Accepted accepted
                && accepted.rejectedIds().getOrDefault(key.table(), List.of()).contains(key.id());
    }

    /** With {@code maybe} the old versions stay possible; so does one that was pushed at the same time and came last. */
    private void become(RecordState state, Origin by, List<Version> next, boolean maybe) {
        List<Version> all = new ArrayList<>();
        for (Version version : next) {
            add(all, version);
        }
        for (Version version : state.possible) {
            Span span = version.span();
            boolean atOnce = version.operation() != by.operation() && !span.precedes(by.span());
            if (maybe) {
                add(all, version);
            } else if (atOnce) {
                add(all, version.after(schema, state.table, next.get(0)));
            }
        }
        boolean same = all.size() == state.possible.size() && state.possible.containsAll(all);
        if (rejects && !maybe && !same) {
            dropOvertaken(state, by);
        }
        if (!same) {
            state.become(all, by.span(), overlapping);
            states.changed(state, by.span().returned());
        }
    }

    /** What floats is based on an older pull: it is refused once somebody else's push was taken. */
    private static void dropOvertaken(RecordState state, Origin by) {
        if (!state.floating.isEmpty()) {
            List<Version> floating = new ArrayList<>(state.floating);
            floating.removeIf(version ->
                    !version.origin().mayBeSameActorAs(by) && version.span().precedes(by.span()));
            state.floating = List.copyOf(floating);
        }
    }

    private static void add(List<Version> versions, Version version) {
        if (versions.isEmpty() || versions.stream().noneMatch(version::isSameAs)) {
            versions.add(version);
        }
    }

    /**
     * A creation revives a tombstone; under last-write-wins only one that its sender had seen, while its own one that
     * no pull has told it of may stay or not.
     */
    private List<Version> created(RecordState state, RawRecord record, Operation.Push push) {
        List<Version> next = new ArrayList<>();
        for (Version version : state.versions()) {
            boolean unseenTombstone = !version.isLive() && unseen.test(push, version);
            if (unseenTombstone && !rejects) {
                next.add(version);
                continue;
            }
            Chains.Place place = chains.at(push.basis());
            boolean untold = place == null || !version.delivered.reach(place, chains);
            if (!rejects && untold && !version.isLive() && !version.isAbsent()) {
                next.add(version);
            }
            Version live = live(state, version, record, Origin.of(push, chains));
            if (unseenTombstone && version.span().precedes(push.span()) && state.floating.isEmpty()) {
                live.revivedOver = version.operation();
            }
            next.add(live);
        }
        return next;
    }

    /** An update never revives a tombstone: a server that takes it must drop it. */
    private List<Version> updated(RecordState state, RawRecord record, Origin by) {
        List<Version> next = new ArrayList<>();
        for (Version version : state.versions()) {
            boolean buried = !version.isLive() && !version.isAbsent();
            next.add(buried ? Version.tombstone(by) : live(state, version, record, by));
        }
        return next;
    }

    /** A push that changes nothing may leave no trace. */
    private Version live(RecordState state, Version before, RawRecord record, Origin by) {
        SortedMap<String, Value> row = Version.overlay(schema, state.table, before, record);
        return row.equals(before.row()) ? before : Version.live(by, record, row);
    }

    private List<Version> deleted(RecordState state, Origin by) {
        List<Version> next = new ArrayList<>();
        for (Version version : state.versions()) {
            tally.deletes += version.isLive() ? 1 : 0;
            next.add(version.isLive() ? Version.tombstone(by) : version);
        }
        return next;
    }

    /** Descendants should be deleted too; until a pull shows it, both readings stay possible. */
    private void sweep(RecordState parent, Origin by) {
        for (RecordState below : kin.descendants(parent)) {
            become(below, by, List.of(Version.tombstone(by)), true);
        }
    }
}
