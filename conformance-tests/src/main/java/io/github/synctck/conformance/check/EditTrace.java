package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Edit;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Follows the edits of the apps to what the server holds at rest. Used once. */
final class EditTrace {
    private final History history;
    private final LocalCauses causes;
    private final Set<RecordKey> deleted = new HashSet<>();
    private final List<String> explained = new ArrayList<>();
    private @Nullable Loss unexplained;
    private int edits;

    /** An edit that is gone. */
    record Loss(int operation, String what) {}

    EditTrace(History history) {
        this.history = history;
        this.causes = LocalCauses.of(history.operations());
        for (Operation operation : history.operations()) {
            if (operation instanceof Edit edit && edit.error().isEmpty() && isDeletion(edit)) {
                deleted.add(edit.key());
            }
        }
    }

    /** How many edits were followed. */
    int edits() {
        return edits;
    }

    /** The edits that the client itself lost, each with its cause. */
    List<String> explained() {
        return List.copyOf(explained);
    }

    /** The first edit that is gone without a cause, or null. */
    @Nullable
    Loss unexplained() {
        return unexplained;
    }

    private static boolean isDeletion(Edit edit) {
        return edit.kind() == Edit.Kind.DELETE
                || edit.kind() == Edit.Kind.DELETE_CASCADE
                || edit.kind() == Edit.Kind.DESTROY;
    }

    /** Goes through the edits of one record from the last to the first. */
    void record(States states, @Nullable RecordState state, List<Edit> each) {
        edits += each.size();
        if (state == null || !isClear(state)) {
            return;
        }
        SortedMap<String, Value> row = state.possible.get(0).row();
        boolean orphan = hangsOnNothing(states, state, each);
        boolean deletedLater = false;
        boolean createdLater = false;
        Map<String, Set<Value>> later = new HashMap<>();
        for (int i = each.size() - 1; i >= 0; i--) {
            Edit edit = each.get(i);
            if (isDeletion(edit)) {
                boolean stays = row != null && !createdLater && !isMadeElsewhere(edit, each);
                if (stays && edit.kind() != Edit.Kind.DESTROY) {
                    explain(edit, "the deletion of " + state.key);
                }
                deletedLater = true;
                continue;
            }
            for (Map.Entry<String, Value> set : edit.set().entrySet()) {
                Column column = state.table.column(set.getKey());
                if (column == null || isNoChange(edit, column) || isOwner(column)) {
                    continue;
                }
                Value value = column.sanitize(set.getValue());
                Set<Value> values = later.computeIfAbsent(column.name(), name -> new HashSet<>());
                Value shown = row == null ? null : row.get(column.name());
                boolean kept = value.equals(shown) || (shown != null && values.contains(shown));
                if (!kept && !deletedLater && !orphan) {
                    explain(edit, state.key + "." + column.name() + " = " + value);
                }
                values.add(value);
            }
            createdLater |= edit.kind() == Edit.Kind.CREATE;
        }
    }

    /** Whether one version is left of the record, and no push overwrote what its sender had not seen, or its own. */
    private boolean isClear(RecordState state) {
        return state.floating.isEmpty()
                && state.possible.size() == 1
                && !state.overwrittenUnseen
                && !isOvertaken(state.writes);
    }

    /** Whether a device's push arrived after one that the same device had based on a later pull. */
    private boolean isOvertaken(List<Integer> writes) {
        Map<Integer, Integer> bases = new TreeMap<>();
        for (int write : writes) {
            if (history.operations().get(write) instanceof Operation.Push push) {
                Integer before = bases.put(push.actor().device(), push.basis());
                if (before != null && before > push.basis()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether another device made a record of the same id, of which the one that deleted need not have known. */
    private static boolean isMadeElsewhere(Edit deletion, List<Edit> each) {
        return each.stream().anyMatch(edit -> edit.kind() == Edit.Kind.CREATE && edit.device() != deletion.device());
    }

    private boolean isOwner(Column column) {
        return column.name().equals(history.schema().ownerColumn());
    }

    /** Setting what is there already marks nothing as changed. */
    private static boolean isNoChange(Edit edit, Column column) {
        Value sent = edit.set().get(column.name());
        return edit.before() != null
                && sent != null
                && column.sanitize(sent).equals(edit.before().get(column.name()));
    }

    /** A record goes with what it hangs on; so does one that is made under something deleted, or not there yet. */
    private boolean hangsOnNothing(States states, RecordState state, List<Edit> each) {
        for (Column column : state.table.references()) {
            Column.Reference reference = column.reference();
            for (Edit edit : each) {
                if (reference != null && edit.set().get(column.name()) instanceof Value.Text parent) {
                    RecordKey above = new RecordKey(reference.table(), parent.value());
                    if (deleted.contains(above) || isYounger(states.find(above), state)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether the parent was gone, or was first pushed after the child. */
    private static boolean isYounger(@Nullable RecordState parent, RecordState child) {
        return parent == null
                || parent.writes.isEmpty()
                || child.writes.isEmpty()
                || !parent.mayBeLive()
                || parent.writes.get(0) > child.writes.get(0);
    }

    private void explain(Edit edit, String what) {
        String cause = causes.explains(edit);
        String edited =
                what + ", made by device " + Scenario.deviceName(edit.device()) + " in op " + edit.index() + ",";
        if (cause != null) {
            explained.add(edited + " was lost: " + cause);
        } else if (unexplained == null) {
            unexplained = new Loss(edit.index(), edited);
        }
    }
}
