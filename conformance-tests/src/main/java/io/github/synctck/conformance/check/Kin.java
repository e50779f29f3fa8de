package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;

/** Which records hang below which, in any version that is possible or under way. */
final class Kin {
    private final States states;

    Kin(States states) {
        this.states = states;
    }

    /** Takes note of the parents that a written record names. */
    void named(RecordState state, RawRecord record) {
        for (Column column : state.table.references()) {
            Column.Reference reference = column.reference();
            if (reference != null && record.get(column.name()) instanceof Value.Text parent) {
                states.hangs(state, new RecordKey(reference.table(), parent.value()));
            }
        }
    }

    /** All that may hang below the record, at any depth. */
    Set<RecordState> descendants(RecordState parent) {
        return descendants(parent, new LinkedHashSet<>());
    }

    private Set<RecordState> descendants(RecordState parent, Set<RecordState> found) {
        for (RecordState child : states.below(parent.key)) {
            boolean hangs = child.versions().stream().anyMatch(version -> isChild(child, version, parent.key));
            if (hangs && found.add(child)) {
                descendants(child, found);
            }
        }
        return found;
    }

    private static boolean isChild(RecordState child, Version version, RecordKey parent) {
        SortedMap<String, Value> row = version.row();
        if (row == null) {
            return false;
        }
        for (Column column : child.table.references()) {
            Column.Reference reference = column.reference();
            boolean refers = reference != null && reference.table().equals(parent.table());
            if (refers && Value.of(parent.id()).equals(row.get(column.name()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a parent that the record names, or that it kept from before, may be missing or deleted. */
    boolean mayBeOrphan(RecordState state, RawRecord record) {
        for (Column column : state.table.references()) {
            Column.Reference reference = column.reference();
            if (reference == null) {
                continue;
            }
            Value named = record.get(column.name());
            if (named != null) {
                if (mayBeGone(reference, named)) {
                    return true;
                }
                continue;
            }
            for (Version version : state.versions()) {
                SortedMap<String, Value> row = version.row();
                if (row != null && mayBeGone(reference, row.getOrDefault(column.name(), Value.NULL))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mayBeGone(Column.Reference reference, Value parent) {
        if (parent.equals(Value.NULL)) {
            return false;
        }
        String id = parent instanceof Value.Text text ? text.value() : "";
        RecordState above = states.find(new RecordKey(reference.table(), id));
        return above == null || above.versions().stream().anyMatch(version -> !version.isLive());
    }
}
