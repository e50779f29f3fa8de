package io.github.synctck.sim.coverage;

import io.github.synctck.sim.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How often each operation met each fault in each interleaving, over many histories. Counted from what happened: a
 * fault that was drawn for a push that never came to be counts nothing. May be filled by many threads.
 */
public final class Coverage {
    private static final int NAME_COLUMNS = 30;
    private static final int CELL_COLUMNS = 15;

    private final long[][][] pushed = new long[Deed.values().length][Meeting.values().length][Fault.values().length];
    private final long[][] pulled = new long[Pulled.values().length][Fault.values().length];
    private final long[][] happened = new long[Happening.values().length][Moment.values().length];
    private final long[] told = new long[Tale.values().length];
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
            reader.pushes().forEach(p -> pushed[p.deed().ordinal()][p.meeting().ordinal()][p.fault().ordinal()]++);
            reader.pulls().forEach(p -> pulled[p.pulled().ordinal()][p.fault().ordinal()]++);
            reader.happenings().forEach(h -> happened[h.happening().ordinal()][h.moment().ordinal()]++);
            reader.tales().forEach(tale -> told[tale.ordinal()]++);
        }
    }

    /** How many histories tell that. */
    public synchronized long count(Tale tale) {
        return told[tale.ordinal()];
    }

    /** How often a record was pushed so. */
    public synchronized long count(Deed deed, Meeting meeting, Fault fault) {
        return pushed[deed.ordinal()][meeting.ordinal()][fault.ordinal()];
    }

    /** The cells in which nothing was ever seen, such as {@code push re-create, unseen-delete, server-error}. */
    public synchronized List<String> empty() {
        List<String> empty = new ArrayList<>();
        for (Deed deed : Deed.values()) {
            for (Meeting meeting : Meeting.values()) {
                for (Fault fault : Fault.values()) {
                    if (fault.isOfPush() && pushed[deed.ordinal()][meeting.ordinal()][fault.ordinal()] == 0) {
                        empty.add("push " + word(deed) + ", " + word(meeting) + ", " + word(fault));
                    }
                }
            }
        }
        for (Pulled kind : Pulled.values()) {
            for (Fault fault : Fault.values()) {
                if (fault.isOfPull() && pulled[kind.ordinal()][fault.ordinal()] == 0) {
                    empty.add("pull " + word(kind) + ", " + word(fault));
                }
            }
        }
        for (Happening happening : Happening.values()) {
            for (Moment moment : Moment.values()) {
                if (happened[happening.ordinal()][moment.ordinal()] == 0) {
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
        out.append(told[Tale.CONFLICT.ordinal()]).append(" with a refused conflict, ");
        out.append(told[Tale.DELETE_AGAINST_EDIT.ordinal()]).append(" with a delete against an edit, ");
        out.append(told[Tale.LOST_ANSWER_THEN_EDIT.ordinal()])
                .append(" with a lost answer and then an edit of the same row\n\n");
        List<Fault> ofPush =
                Arrays.stream(Fault.values()).filter(Fault::isOfPush).toList();
        header(out, "records pushed", ofPush.stream().map(Coverage::word).toList());
        for (Deed deed : Deed.values()) {
            for (Meeting meeting : Meeting.values()) {
                long[] row = pushed[deed.ordinal()][meeting.ordinal()];
                line(out, word(deed) + ", " + word(meeting), row, ofPush);
            }
        }
        List<Fault> ofPull =
                Arrays.stream(Fault.values()).filter(Fault::isOfPull).toList();
        header(out.append('\n'), "pulls", ofPull.stream().map(Coverage::word).toList());
        for (Pulled kind : Pulled.values()) {
            line(out, word(kind), pulled[kind.ordinal()], ofPull);
        }
        header(out.append('\n'), "besides", List.of(word(Moment.IDLE), word(Moment.IN_SYNC)));
        for (Happening happening : Happening.values()) {
            out.append(padded(word(happening), NAME_COLUMNS));
            for (long count : happened[happening.ordinal()]) {
                out.append(aligned(String.valueOf(count), CELL_COLUMNS));
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

    private static void line(StringBuilder out, String name, long[] counts, List<Fault> faults) {
        out.append(padded(name, NAME_COLUMNS));
        for (Fault fault : faults) {
            int width = Math.max(CELL_COLUMNS, word(fault).length() + 1);
            out.append(aligned(String.valueOf(counts[fault.ordinal()]), width));
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
