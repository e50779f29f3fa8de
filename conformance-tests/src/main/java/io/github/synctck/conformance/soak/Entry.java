package io.github.synctck.conformance.soak;

import io.github.synctck.sim.history.RecordKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One record in a ledger: the writes that may still be what the server holds, and a few that no longer may. */
final class Entry {
    private static final int OLD_MAX = 8;

    final RecordKey key;

    /** Whether its table has parents, so that others' deletions may take it along. */
    final boolean hangs;

    final List<Write> writes = new ArrayList<>();
    final Set<RecordKey> parents = new LinkedHashSet<>();

    /** Whether any push ever deleted it, taken or not. */
    boolean everDeleted;

    private final Deque<Old> old = new ArrayDeque<>();

    /** A row that the record no longer may have, and which law is broken where it shows all the same. */
    private record Old(long print, Law law, String why) {}

    Entry(RecordKey key, boolean hangs) {
        this.key = key;
        this.hangs = hangs;
    }

    /** Whether a pull that began then may show that row. */
    boolean mayShow(long print, long since) {
        for (Write write : writes) {
            if (write.print == print && write.replacedAt >= since) {
                return true;
            }
        }
        return false;
    }

    /** Whether a pull that began then may show nothing, as far as the record's own writes go. */
    boolean mayBeAbsent(long since, @Nullable Write except) {
        boolean written = false;
        for (Write write : writes) {
            if (write == except) {
                continue;
            } else if (write.isDeletion() && write.replacedAt >= since) {
                return true;
            }
            boolean done = write.by.state == Sent.State.ACCEPTED && write.by.returned < since;
            written |= done && !write.isDeletion();
        }
        return !written;
    }

    /** Whether another write of the same row may have been there already. */
    boolean repeats(Write write) {
        for (Write other : writes) {
            if (other != write && other.print == write.print && other.replacedAt >= write.by.invoked) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody else may have deleted it after that write began. */
    boolean mayBeDeletedAfter(Write row, Write except) {
        for (Write other : writes) {
            if (other != except && other.isDeletion() && other.by.returned >= row.by.invoked) {
                return true;
            }
        }
        return false;
    }

    /**
     * An accepted write replaces those that had ended before it began. One that was never answered may have been late:
     * where stale pushes are refused it is refused over a row that came since, but not where there is nothing any more.
     */
    void replaceBy(Write last, boolean strict) {
        for (Write write : writes) {
            if (write == last || write.by.returned >= last.by.invoked) {
                continue;
            }
            boolean sure = write.by.state == Sent.State.ACCEPTED;
            boolean replaced = last.isDeletion() ? sure : (sure || strict) && (strict || !write.isDeletion());
            if (replaced && last.by.returned < write.replacedAt) {
                write.replacedAt = last.by.returned;
                write.replacedByDeletion = last.isDeletion();
            }
        }
    }

    /** The write certainly has no effect. */
    void withdraw(Write write) {
        writes.remove(write);
        if (!write.isDeletion()) {
            remember(new Old(write.print, Law.REFUSAL, write + " was refused"));
        }
    }

    /** Forgets what no pull or push under way can be about. */
    void forgetBefore(long horizon) {
        Iterator<Write> all = writes.iterator();
        while (all.hasNext()) {
            Write write = all.next();
            if (write.replacedAt < horizon) {
                all.remove();
                if (!write.isDeletion()) {
                    remember(new Old(write.print, lawOf(write), replaced(write)));
                }
            }
        }
    }

    private void remember(Old row) {
        old.addLast(row);
        if (old.size() > OLD_MAX) {
            old.removeFirst();
        }
    }

    private static Law lawOf(Write write) {
        return write.replacedByDeletion ? Law.RESURRECTION : Law.LAST_WRITE;
    }

    private static String replaced(Write write) {
        return write + " was " + (write.replacedByDeletion ? "deleted" : "replaced")
                + " by a push that was acknowledged before";
    }

    /** Says which law a pull breaks that shows that row. */
    void blame(long print, String shown, Findings findings) {
        for (Write write : writes) {
            if (write.print == print) {
                findings.broken(lawOf(write), shown + ": " + replaced(write));
                return;
            }
        }
        Iterator<Old> newestFirst = old.descendingIterator();
        while (newestFirst.hasNext()) {
            Old row = newestFirst.next();
            if (row.print() == print) {
                findings.broken(row.law(), shown + ": " + row.why());
                return;
            }
        }
        findings.broken(Law.ORIGIN, shown + ": no push of this soak wrote that row into it, as far as is remembered");
    }
}
