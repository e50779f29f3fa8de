package io.github.synctck.sim.time;

import java.util.PriorityQueue;

/** What is still to happen, by time and, at one time, in the order of arrival. One thread. */
public final class EventQueue {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private SimTime now = SimTime.ZERO;
    private long arrivals;

    private record Event(SimTime at, long arrival, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(arrival, other.arrival);
        }
    }

    /** The time of the event that is happening, or of the last one that happened. */
    public SimTime now() {
        return now;
    }

    /** Lets time pass without an event. */
    public void advance(long millis) {
        now = now.plusMillis(millis);
    }

    /** Plans an action; one that lies in the past happens as soon as possible. */
    public void at(SimTime time, Runnable action) {
        events.add(new Event(time.max(now), arrivals++, action));
    }

    /** Lets everything happen that is planned, and what that plans in turn. */
    public void drain() {
        Event event = events.poll();
        while (event != null) {
            now = now.max(event.at());
            event.action().run();
            event = events.poll();
        }
    }
}
