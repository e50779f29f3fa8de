package io.github.synctck.conformance.soak;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What is counted, from whichever thread. */
final class Figures {
    private static final long MICROS_MAX = 600_000_000L;
    private static final int DIGITS = 2;

    private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);
    private final Histogram pulls = new ConcurrentHistogram(MICROS_MAX, DIGITS);
    private final Histogram pushes = new ConcurrentHistogram(MICROS_MAX, DIGITS);

    /** What there is to count. */
    enum Kind {
        REQUESTS,
        PULLS,
        FIRST_PULLS,
        ROWS_PULLED,
        PUSHES,
        PUSHES_ACCEPTED,
        BIG_PUSHES,
        CONFLICTS,
        ROWS_PUSHED,
        UNANSWERED,
        REFUSED_OTHERWISE,
        CLIENT_LOSSES
    }

    Figures() {
        for (Kind kind : Kind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    void add(Kind kind, long count) {
        LongAdder adder = counts.get(kind);
        if (adder != null) {
            adder.add(count);
        }
    }

    /** An answer arrived, or none, after that time. */
    void answered(boolean reads, int status, long nanos) {
        add(Kind.REQUESTS, 1);
        if (status > 0) {
            (reads ? pulls : pushes).recordValue(Math.min(nanos / 1000, MICROS_MAX));
        }
    }

    long get(Kind kind) {
        LongAdder adder = counts.get(kind);
        return adder == null ? 0 : adder.sum();
    }

    /** How long a push takes in the middle. */
    long usualPushMillis() {
        return pushes.getValueAtPercentile(50) / 1000;
    }

    /** Everything so far, with the failures of each kind. */
    SoakResult.Counts counts(Map<String, Long> failures) {
        return new SoakResult.Counts(
                get(Kind.REQUESTS),
                new SoakResult.Pulls(get(Kind.PULLS), get(Kind.FIRST_PULLS), get(Kind.ROWS_PULLED), latency(pulls)),
                new SoakResult.Pushes(
                        get(Kind.PUSHES),
                        get(Kind.PUSHES_ACCEPTED),
                        get(Kind.BIG_PUSHES),
                        get(Kind.CONFLICTS),
                        get(Kind.ROWS_PUSHED),
                        latency(pushes)),
                get(Kind.UNANSWERED),
                get(Kind.REFUSED_OTHERWISE),
                get(Kind.CLIENT_LOSSES),
                failures);
    }

    private static SoakResult.Latency latency(Histogram micros) {
        return new SoakResult.Latency(
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                micros.getMaxValue() / 1000.0);
    }
}
