package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All records of one user that were ever pushed, in the order of their last change, with what hangs below each. */
final class States {
    private static final int VERSIONS_MAX = 16;

    private final DataSchema schema;
    private final Map<RecordKey, RecordState> byKey = new LinkedHashMap<>();
    private final TreeMap<RecordKey, RecordState> alive = new TreeMap<>();
    private final Map<RecordKey, Set<RecordState>> children = new LinkedHashMap<>();
    private @Nullable RecordState newest;
    private @Nullable String limit;

    States(DataSchema schema) {
        this.schema = schema;
    }

    /** The record, or null where no push has named it. */
    @Nullable
    RecordState find(RecordKey key) {
        return byKey.get(key);
    }

    /** The record, or null where its table is none of the schema's. */
    @Nullable
    RecordState get(String table, String id) {
        RecordKey key = new RecordKey(table, id);
        RecordState found = byKey.get(key);
        Table known = found == null ? schema.table(table) : null;
        if (known != null) {
            found = new RecordState(key, known);
            byKey.put(key, found);
        }
        return found;
    }

    Collection<RecordState> all() {
        return byKey.values();
    }

    /** The records that may be live. */
    Collection<RecordState> alive() {
        return List.copyOf(alive.values());
    }

    /** The records whose last change had not returned before that moment. */
    List<RecordState> changedSince(long moment) {
        List<RecordState> found = new ArrayList<>();
        for (RecordState state = newest; state != null && state.changedAt >= moment; state = state.older) {
            found.add(state);
        }
        Collections.reverse(found);
        return found;
    }

    /** Takes note of what was changed by something that returned at that moment. */
    void changed(RecordState state, long returned) {
        unlink(state);
        state.changedAt = returned;
        link(state);
        narrowed(state);
        if (state.possible.size() + state.floating.size() > VERSIONS_MAX) {
            limit = "more than " + VERSIONS_MAX + " possible versions of " + state.key + " (limit versions-per-record)";
        }
    }

    private void unlink(RecordState state) {
        RecordState newer = state.newer;
        RecordState older = state.older;
        if (newer != null) {
            newer.older = older;
        }
        if (older != null) {
            older.newer = newer;
        }
        newest = state == newest ? older : newest;
        state.newer = null;
        state.older = null;
    }

    /** Pushes are read in the order in which they ended, so its place is at or near the end. */
    private void link(RecordState state) {
        RecordState newer = null;
        RecordState older = newest;
        while (older != null && older.changedAt > state.changedAt) {
            newer = older;
            older = older.older;
        }
        state.older = older;
        state.newer = newer;
        if (older != null) {
            older.newer = state;
        }
        if (newer != null) {
            newer.older = state;
        } else {
            newest = state;
        }
    }

    /** Takes note that less is possible than before. */
    void narrowed(RecordState state) {
        boolean live = state.mayBeLive();
        if (live == state.listedAlive) {
            return;
        }
        state.listedAlive = live;
        if (live) {
            alive.put(state.key, state);
        } else {
            alive.remove(state.key);
        }
    }

    /** Whether any record is certainly live. */
    @Nullable
    RecordState anyLive() {
        for (RecordState state : alive.values()) {
            if (state.isLive()) {
                return state;
            }
        }
        return null;
    }

    /** Takes note that a record has named a parent. */
    void hangs(RecordState child, RecordKey parent) {
        children.computeIfAbsent(parent, key -> new LinkedHashSet<>()).add(child);
    }

    /** The records that have named it as a parent, now or earlier. */
    List<RecordState> below(RecordKey parent) {
        return List.copyOf(children.getOrDefault(parent, Set.of()));
    }

    /** The limit that was passed, in words with its name, or null. */
    @Nullable
    String limit() {
        return limit;
    }
}
