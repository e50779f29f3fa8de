package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.ServerAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The acceptor's part that reads what was done behind the endpoints: versions like any other, written by nobody who
 * syncs. What hangs below a record that vanished, or came back, may have done so too, until a pull shows it.
 */
final class InterventionJudge {
    private final DataSchema schema;
    private final States states;
    private final Kin kin;
    private final boolean overlapping;
    private final Map<RecordState, List<Version>> revoked = new LinkedHashMap<>();

    InterventionJudge(DataSchema schema, Acceptor.Reading reading) {
        this.schema = schema;
        this.states = reading.states();
        this.kin = new Kin(states);
        this.overlapping = reading.overlapping();
    }

    void accept(Operation.Intervention done) {
        if (done.action() instanceof ServerAction.Edit edit) {
            edit(edit, Origin.of(done));
        } else if (done.action() instanceof ServerAction.Delete delete) {
            vanish(new RecordKey(delete.table(), delete.id()), Origin.of(done), false);
        } else if (done.action() instanceof ServerAction.Revoke revoke) {
            vanish(new RecordKey(revoke.table(), revoke.id()), Origin.of(done), true);
        } else if (done.action() instanceof ServerAction.Grant) {
            comeBack(Origin.of(done));
        } else if (done.action() instanceof ServerAction.Purge) {
            forget();
        }
    }

    private void become(RecordState state, Origin by, List<Version> next) {
        state.become(next, by.span(), overlapping);
        states.changed(state, by.span().returned());
    }

    private void edit(ServerAction.Edit edit, Origin by) {
        RecordState state = states.get(edit.table(), edit.record().id());
        if (state == null) {
            return;
        }
        kin.named(state, edit.record());
        state.writes.add(by.operation());
        List<Version> next = new ArrayList<>();
        for (Version before : state.versions()) {
            next.add(Version.live(by, edit.record(), Version.overlay(schema, state.table, before, edit.record())));
        }
        if (kin.mayBeOrphan(state, edit.record())) {
            next.add(Version.tombstone(by));
        }
        become(state, by, next);
    }

    private void vanish(RecordKey key, Origin by, boolean kept) {
        RecordState state = states.find(key);
        if (state == null || state.versions().stream().noneMatch(Version::isLive)) {
            return;
        }
        if (kept) {
            revoked.put(state, state.versions());
        }
        List<Version> next = new ArrayList<>();
        for (Version version : state.versions()) {
            next.add(version.isLive() ? Version.tombstone(by) : version);
        }
        become(state, by, next);
        for (RecordState below : kin.descendants(state)) {
            if (kept) {
                revoked.put(below, below.versions());
            }
            List<Version> maybe = new ArrayList<>(below.possible);
            maybe.add(Version.tombstone(by));
            become(below, by, maybe);
        }
    }

    /** A grant brings back one record and what hung below it; until a pull shows which, each of them may be back. */
    private void comeBack(Origin by) {
        revoked.forEach((state, before) -> {
            List<Version> next = new ArrayList<>(state.possible);
            for (Version version : before) {
                if (version.isLive()) {
                    next.add(version.again(by));
                }
            }
            if (next.stream().allMatch(Version::isLive)) {
                next.add(Version.tombstone(by));
            }
            become(state, by, next);
        });
    }

    /** What was deleted may be unknown from now on. */
    private void forget() {
        for (RecordState state : states.all()) {
            boolean deleted = state.possible.stream().anyMatch(version -> !version.isLive() && !version.isAbsent());
            if (deleted && state.possible.stream().noneMatch(Version::isAbsent)) {
                List<Version> next = new ArrayList<>(state.possible);
                next.add(Version.ABSENT);
                state.possible = List.copyOf(next);
            }
        }
    }
}
