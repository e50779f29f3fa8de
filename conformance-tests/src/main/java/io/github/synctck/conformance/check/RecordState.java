package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.history.Span;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one record of one user. */
final class RecordState {
    private static final int PAST_MAX = 8;

    final RecordKey key;
    final Table table;

    /** The versions of which the server holds exactly one. */
    List<Version> possible = List.of(Version.ABSENT);

    /** Versions of pushes that are under way or were never answered: they may come into effect at any time. */
    List<Version> floating = List.of();

    /** The chains of pulls whose actors hold the row: it was delivered to them, or they pushed it. */
    final Marks held = new Marks();

    /** The pushes that were accepted or never answered, and the edits behind the endpoints, that carried the record. */
    final List<Integer> writes = new ArrayList<>();

    /** The pushes that were refused and carried the record, by number. */
    final List<Integer> refusals = new ArrayList<>();

    /** Whether a push was ever accepted over a version that its sender had not seen. */
    boolean overwrittenUnseen;

    /** When the last push that changed it had returned. */
    long changedAt = -1;

    /** The records that changed just before and just after it; null at the ends and where it never changed. */
    @Nullable
    RecordState older;

    @Nullable
    RecordState newer;

    /** Whether it is in the list of those that may be live. */
    boolean listedAlive;

    private final List<Past> past = new ArrayList<>();

    /** Versions that were replaced while others were looking. */
    private record Past(List<Version> versions, long until) {}

    RecordState(RecordKey key, Table table) {
        this.key = key;
        this.table = table;
    }

    /** Replaces what is possible; with {@code remember} the old versions stay visible to pulls already under way. */
    void become(List<Version> next, Span by, boolean remember) {
        if (remember) {
            past.add(new Past(possible, by.returned()));
            if (past.size() > PAST_MAX) {
                past.remove(0);
            }
        }
        possible = List.copyOf(next);
    }

    /** Versions that were replaced only after that moment. */
    List<Version> replacedAfter(long moment) {
        List<Version> found = new ArrayList<>();
        for (Past each : past) {
            if (each.until() > moment) {
                found.addAll(each.versions());
            }
        }
        return found;
    }

    /** The possible versions, and those under way. */
    List<Version> versions() {
        if (floating.isEmpty()) {
            return possible;
        }
        List<Version> all = new ArrayList<>(possible);
        all.addAll(floating);
        return all;
    }

    boolean mayBeLive() {
        return live() > 0;
    }

    /** Whether the server certainly holds a row. */
    boolean isLive() {
        return floating.isEmpty() && live() == possible.size();
    }

    /** Whether the server certainly holds none. */
    boolean isGone() {
        return floating.isEmpty() && live() == 0;
    }

    private int live() {
        int live = 0;
        for (Version version : possible) {
            live += version.isLive() ? 1 : 0;
        }
        return live;
    }
}
