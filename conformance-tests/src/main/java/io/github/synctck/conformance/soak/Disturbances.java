package io.github.synctck.conformance.soak;

import io.github.synctck.conformance.target.ExchangeListener;
import io.github.synctck.spec.server.RawExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * When the target was not there, and which failures that excuses: an answer from 500 on is fine from the beginning of a
 * command until shortly after its end, shortly before and after a connection that failed, and always where it is a 503
 * that says when to come again. Hears every exchange.
 */
final class Disturbances implements ExchangeListener {
    private static final long AROUND_MILLIS = 10_000;
    private static final int KEPT_MAX = 10_000;

    private final LongSupplier millis;
    private final Figures figures;

    /** The status by which the profile says that a push was in conflict. */
    private final int conflict;

    private final List<long[]> windows = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Map<String, Long> byKind = new TreeMap<>();
    private int underWay;

    private record Failure(long atMillis, boolean push, int status) {}

    /** Tells the time by milliseconds since the soak began. */
    Disturbances(LongSupplier millis, Figures figures, int conflict) {
        this.millis = millis;
        this.figures = figures;
        this.conflict = conflict;
    }

    /** A command begins. */
    synchronized void begin() {
        add(millis.getAsLong());
        underWay++;
    }

    /** A command has ended. */
    synchronized void end() {
        add(millis.getAsLong());
        underWay--;
    }

    private void add(long now) {
        long[] last = windows.isEmpty() ? null : windows.get(windows.size() - 1);
        if (last != null && (underWay > 0 || now - AROUND_MILLIS <= last[1])) {
            last[1] = Math.max(last[1], now + AROUND_MILLIS);
        } else {
            windows.add(new long[] {now - AROUND_MILLIS, now + AROUND_MILLIS});
        }
    }

    @Override
    public void heard(boolean reads, RawExchange.Answer answer, long nanos) {
        int status = answer.status();
        figures.answered(reads, status, nanos);
        boolean comesAgain = status == 503 && !answer.header("retry-after").isBlank();
        boolean declared = !reads && status == conflict;
        if (status <= 0) {
            noConnection();
        } else if (status >= 500 && !declared) {
            failed(reads, status, comesAgain);
        }
    }

    private synchronized void noConnection() {
        byKind.merge("no answer", 1L, Long::sum);
        add(millis.getAsLong());
    }

    private synchronized void failed(boolean reads, int status, boolean comesAgain) {
        byKind.merge(comesAgain ? "503 with Retry-After" : String.valueOf(status), 1L, Long::sum);
        if (!comesAgain && failures.size() < KEPT_MAX) {
            failures.add(new Failure(millis.getAsLong(), !reads, status));
        }
    }

    /** How many failures there were of each kind. */
    synchronized Map<String, Long> byKind() {
        return new TreeMap<>(byKind);
    }

    /** Says which failures nothing excuses. */
    synchronized void judge(Findings findings) {
        for (Failure failure : failures) {
            boolean excused = windows.stream()
                    .anyMatch(window -> window[0] <= failure.atMillis() && failure.atMillis() <= window[1]);
            if (!excused) {
                findings.broken(
                        failure.push() ? Law.PUSH_ANSWER : Law.PULL_ANSWER,
                        "a " + (failure.push() ? "push" : "pull") + " at " + failure.atMillis() / 1000
                                + " s was answered with " + failure.status()
                                + (failure.status() == 503 ? " without Retry-After" : "")
                                + ", and nothing had happened to the server");
            }
        }
    }
}
