package io.github.synctck.server.front;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The clock of a front: what it hands out as cursors, and which cursor of the server behind each stands for. Where two
 * pulls share a tick, the earlier one counts, so that nothing is missed and some of it comes twice.
 */
final class Ticks {
    private final LongSupplier clock;
    private final boolean unique;
    private final Map<String, TreeMap<Long, Long>> behind = new TreeMap<>();

    /** A clock; with unique ticks, a pull never gets one that another pull of its user got. */
    Ticks(LongSupplier clock, boolean unique) {
        this.clock = clock;
        this.unique = unique;
    }

    /** The tick that stands for a cursor of the server behind from now on. */
    synchronized long tick(String user, long cursor) {
        TreeMap<Long, Long> known = behind.computeIfAbsent(user, name -> new TreeMap<>());
        long last = known.isEmpty() ? 0 : known.lastKey();
        long now = Math.max(clock.getAsLong(), unique ? last + 1 : last);
        known.putIfAbsent(now, cursor);
        return now;
    }

    /** The cursor of the server behind that a tick stands for; ticks that were never handed out stand for themselves. */
    synchronized long cursor(String user, long tick) {
        TreeMap<Long, Long> known = behind.computeIfAbsent(user, name -> new TreeMap<>());
        if (known.isEmpty() || tick > known.lastKey()) {
            return tick;
        }
        Map.Entry<Long, Long> floor = known.floorEntry(tick);
        return floor == null ? tick : floor.getValue();
    }
}
