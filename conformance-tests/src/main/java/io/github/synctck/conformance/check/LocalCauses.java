package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the devices themselves said about losses when they happened, and when apps were wiped. */
final class LocalCauses {
    private final Map<RecordKey, List<Entry>> byRecord = new HashMap<>();
    private final Map<Integer, Operation.Mark> lastWipe = new TreeMap<>();

    /** A cause and the number of the operation that carries it. */
    private record Entry(int operation, String text) {}

    static LocalCauses of(List<Operation> operations) {
        LocalCauses causes = new LocalCauses();
        for (Operation operation : operations) {
            if (operation instanceof Operation.SyncEnd end) {
                end.causes().forEach(text -> causes.add(end.index(), text));
            } else if (operation instanceof Operation.Mark mark && Excuses.isWipe(mark)) {
                causes.lastWipe.put(mark.device(), mark);
            }
        }
        return causes;
    }

    private void add(int operation, String text) {
        String[] words = text.split("[ /]", 4);
        if (words.length >= 3) {
            RecordKey key = new RecordKey(words[1], words[2]);
            byRecord.computeIfAbsent(key, each -> new ArrayList<>()).add(new Entry(operation, text));
        }
    }

    /** Why an edit of that device and record may be gone, as the client says; null where it never said so. */
    @Nullable
    String explains(Operation.Edit edit) {
        Operation.Mark wipe = lastWipe.get(edit.device());
        if (wipe != null && wipe.index() > edit.index()) {
            boolean installed = wipe.what().equals("reinstall");
            return (installed ? "the app was installed anew in op " : "the app began anew at an expired cursor in op ")
                    + wipe.index();
        }
        for (Entry entry : byRecord.getOrDefault(edit.key(), List.of())) {
            if (entry.operation() > edit.index()) {
                return entry.text() + " (op " + entry.operation() + ")";
            }
        }
        return null;
    }
}
