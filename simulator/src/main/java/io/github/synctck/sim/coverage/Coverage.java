package io.github.synctck.sim.coverage;

import io.github.synctck.sim.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * How often each operation met each fault in each interleaving, over many histories. Counted from what happened: a
 * fault that was drawn for a push that never came to be counts nothing. May be filled by many threads.
 */
public final class Coverage {
    private static final int NAME_COLUMNS = 30;
    private static final int CELL_COLUMNS = 15;

    private final Map<String, Long> counts = new TreeMap<>();
    private long histories;

    /** What a push does to one record. */
    public enum Deed {
        CREATE,
        UPDATE,
        DELETE,
        RECREATE
    }

    /** What the push of a record met on the server. */
    public enum Meeting {
        /** Nothing that its device had not seen. */
        ALONE,
        /** A version that another device pushed after the pull on which the push is based. */
        UNSEEN_EDIT,
        /** A deletion that another device pushed after that pull. */
        UNSEEN_DELETE,
        /** Another sync of the same device, since that pull. */
        OWN_SYNC
    }

    /** What became of an exchange. */
    public enum Fault {
        NONE,
        DROP_REQUEST,
        DROP_RESPONSE,
        DUPLICATE_REQUEST,
        SERVER_ERROR,
        /** The app died after the rows of a pull were written, before its cursor was. */
        CRASH_AFTER_APPLY,
        /** The app died before it pushed. */
        CRASH_BEFORE_PUSH,
        /** The app died after the server took the push. */
        CRASH_AFTER_PUSH;

        boolean isOfPush() {
            return this != CRASH_AFTER_APPLY && this != CRASH_BEFORE_PUSH;
        }

        boolean isOfPull() {
            return this != CRASH_AFTER_PUSH;
        }
    }

    /** The kinds of pull, and whether another sync of the same device was under way. */
    public enum Pulled {
        FIRST,
        LATER,
        LATER_BESIDE_OWN_SYNC,
        MIGRATION
    }

    /** What is neither pull nor push. */
    public enum Happening {
        RESTART,
        REINSTALL,
        UPGRADE,
        OFFLINE_SYNC,
        CLOCK_SET,
        DESTROY,
        DELETE_CASCADE,
        SERVER_EDIT,
        SERVER_DELETE,
        GRANT,
        REVOKE,
        PURGE,
        ADVANCE,
        CURSOR_EXPIRED
    }

    /** Whether a sync of that device, or of one of that user's devices, was under way. */
    public enum Moment {
        IDLE,
        IN_SYNC
    }

    /** What histories are about; counted once each. */
    public enum Tale {
        /** A push was refused because of a version that its sender had not seen. */
        CONFLICT,
        /** One device deletes a record that another one has changed since it last synced, or the other way around. */
        DELETE_AGAINST_EDIT,
        /** The server took a push, the device never heard of it, and the app edited the same record again. */
        LOST_ANSWER_THEN_EDIT
    }

    /** Counts one more history. */
    public void add(History history) {
        CoverageReader reader = new CoverageReader(history);
        reader.read();
        synchronized (this) {
            histories++;
            reader.pushes().forEach(p -> increment(p.deed(), p.meeting(), p.fault()));
            reader.pulls().forEach(p -> increment(p.pulled(), p.fault()));
            reader.happenings().forEach(h -> increment(h.happening(), h.moment()));
            reader.tales().forEach(this::increment);
        }
    }

    private static String key(Enum<?>... cell) {
        return Arrays.stream(cell).map(Enum::name).collect(Collectors.joining(" "));
    }

    private void increment(Enum<?>... cell) {
        counts.merge(key(cell), 1L, Long::sum);
    }

    private long get(Enum<?>... cell) {
        return counts.getOrDefault(key(cell), 0L);
    }

    /** How many histories tell that. */
    public synchronized long count(Tale tale) {
        return get(tale);
    }

    /** How often a record was pushed so. */
    public synchronized long count(Deed deed, Meeting meeting, Fault fault) {
        return get(deed, meeting, fault);
    }

    /** The cells in which nothing was ever seen, such as {@code push re-create, unseen-delete, server-error}. */
    public synchronized List<String> empty() {
        List<String> empty = new ArrayList<>();
        for (Deed deed : Deed.values()) {
            for (Meeting meeting : Meeting.values()) {
                for (Fault fault : Fault.values()) {
                    if (fault.isOfPush() && get(deed, meeting, fault) == 0) {
                        empty.add("push " + word(deed) + ", " + word(meeting) + ", " + word(fault));
                    }
                }
            }
        }
        for (Pulled kind : Pulled.values()) {
            for (Fault fault : Fault.values()) {
                if (fault.isOfPull() && get(kind, fault) == 0) {
                    empty.add("pull " + word(kind) + ", " + word(fault));
                }
            }
        }
        for (Happening happening : Happening.values()) {
            for (Moment moment : Moment.values()) {
                if (get(happening, moment) == 0) {
                    empty.add(word(happening) + ", " + word(moment));
                }
            }
        }
        return empty;
    }

    /** The counts as tables for people. */
    public synchronized String text() {
        StringBuilder out = new StringBuilder();
        out.append("of ").append(histories).append(" histories: ");
        out.append(get(Tale.CONFLICT)).append(" with a refused conflict, ");
        out.append(get(Tale.DELETE_AGAINST_EDIT)).append(" with a delete against an edit, ");
        out.append(get(Tale.LOST_ANSWER_THEN_EDIT)).append(" with a lost answer and then an edit of the same row\n\n");
        List<Fault> ofPush =
                Arrays.stream(Fault.values()).filter(Fault::isOfPush).toList();
        header(out, "records pushed", ofPush.stream().map(Coverage::word).toList());
        for (Deed deed : Deed.values()) {
            for (Meeting meeting : Meeting.values()) {
                line(out, word(deed) + ", " + word(meeting), ofPush, fault -> get(deed, meeting, fault));
            }
        }
        List<Fault> ofPull =
                Arrays.stream(Fault.values()).filter(Fault::isOfPull).toList();
        header(out.append('\n'), "pulls", ofPull.stream().map(Coverage::word).toList());
        for (Pulled kind : Pulled.values()) {
            line(out, word(kind), ofPull, fault -> get(kind, fault));
        }
        header(out.append('\n'), "besides", List.of(word(Moment.IDLE), word(Moment.IN_SYNC)));
        for (Happening happening : Happening.values()) {
            out.append(padded(word(happening), NAME_COLUMNS));
            for (Moment moment : Moment.values()) {
                out.append(aligned(String.valueOf(get(happening, moment)), CELL_COLUMNS));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static void header(StringBuilder out, String name, List<String> columns) {
        out.append(padded(name, NAME_COLUMNS));
        for (String column : columns) {
            out.append(aligned(column, Math.max(CELL_COLUMNS, column.length() + 1)));
        }
        out.append('\n');
    }

    private static void line(StringBuilder out, String name, List<Fault> faults, ToLongFunction<Fault> count) {
        out.append(padded(name, NAME_COLUMNS));
        for (Fault fault : faults) {
            int width = Math.max(CELL_COLUMNS, word(fault).length() + 1);
            out.append(aligned(String.valueOf(count.applyAsLong(fault)), width));
        }
        out.append('\n');
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    private static String aligned(String text, int columns) {
        return " ".repeat(Math.max(0, columns - text.length())) + text;
    }

    private static String word(Enum<?> constant) {
        return constant == Deed.RECREATE
                ? "re-create"
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
