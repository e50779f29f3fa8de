package io.github.synctck.conformance.selftest;

import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the suite said about servers of which it is known what it should say.
 *
 * @param seeds the seeds of the generated cases that each server was judged with
 * @param rows one per server, in the order in which they were judged
 * @param notJudged servers that were not judged to the end because the self-test was interrupted
 * @param neverBroken the tested requirements that no broken server made fail
 * @param neverNeeded the cases that failed against no broken server
 */
public record KillMatrix(
        List<String> seeds, List<Row> rows, int notJudged, List<RequirementId> neverBroken, List<String> neverNeeded) {
    public KillMatrix {
        seeds = List.copyOf(seeds);
        rows = List.copyOf(rows);
        neverBroken = List.copyOf(neverBroken);
        neverNeeded = List.copyOf(neverNeeded);
    }

    /** What became of a server. */
    public enum Fate {
        /** Broken, and found where it should be, and nowhere else. */
        KILLED,
        /** Broken, and found somewhere else first, or where nothing is broken. */
        WRONG_ID,
        /** Broken, and not found. */
        SURVIVED,
        /** Broken where no case looks yet, which the catalogue says itself. */
        OPEN,
        /** Sound, and passed. */
        QUIET,
        /** Sound, and blamed, or not cleared of what a server must do. */
        ALARM;

        /** Whether it says that the suite is not as good as it claims. */
        public boolean isWrong() {
            return this == WRONG_ID || this == SURVIVED || this == ALARM;
        }

        /** In words, such as {@code wrong id}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * What a run showed first.
     *
     * @param requirement the requirement that it reported
     * @param caseId the case that found it
     * @param requests requests made until then, shortening not counted
     * @param millis time until then
     * @param steps steps of the shortened scenario
     * @param sentence the verdict's
     */
    public record First(
            RequirementId requirement, String caseId, long requests, long millis, int steps, String sentence) {}

    /**
     * One server.
     *
     * @param subject the server
     * @param judged whether any case judges the requirement that it breaks
     * @param failed every requirement that failed, in the order of the catalogue
     * @param failedCases every case that failed
     * @param unknown the requirements that a server must keep and that stayed unknown
     * @param errors what the kit itself broke over, and how a run ended that showed nothing
     * @param first the first failure, or null
     * @param requests all requests made
     * @param millis the time that it took
     */
    public record Row(
            Subject subject,
            boolean judged,
            List<RequirementId> failed,
            List<String> failedCases,
            List<RequirementId> unknown,
            List<String> errors,
            @Nullable First first,
            long requests,
            long millis) {
        public Row {
            failed = List.copyOf(failed);
            failedCases = List.copyOf(failedCases);
            unknown = List.copyOf(unknown);
            errors = List.copyOf(errors);
        }

        /** What became of it. */
        public Fate fate() {
            if (subject.isSound()) {
                return failed.isEmpty() && unknown.isEmpty() && errors.isEmpty() ? Fate.QUIET : Fate.ALARM;
            }
            if (!judged) {
                return Fate.OPEN;
            }
            if (first == null) {
                return Fate.SURVIVED;
            }
            boolean asDeclared = first.requirement().equals(subject.fails().get(0))
                    && subject.fails().containsAll(failed)
                    && errors.isEmpty();
            return asDeclared ? Fate.KILLED : Fate.WRONG_ID;
        }
    }

    /** Number of servers with that fate. */
    public long count(Fate fate) {
        return rows.stream().filter(row -> row.fate() == fate).count();
    }

    /** Whether every broken server that cases look for was killed where it should be and no sound one was blamed. */
    public boolean isProven() {
        return notJudged == 0 && !isAnyWrong();
    }

    /** Whether any server that was judged says that the suite is not as good as it claims. */
    public boolean isAnyWrong() {
        return rows.stream().map(Row::fate).anyMatch(Fate::isWrong);
    }

    /** What it all says, in capitals. */
    public String word() {
        if (notJudged > 0) {
            return "INTERRUPTED";
        }
        return isProven() ? "PROVEN" : "NOT PROVEN";
    }

    /** The median time to the first failure over all broken servers that were found; 0 where none was. */
    public long medianMillis() {
        return median(first -> first.millis());
    }

    /** The median length of their shortened scenarios, in steps; 0 where none was found. */
    public long medianSteps() {
        return median(First::steps);
    }

    private long median(java.util.function.ToLongFunction<First> figure) {
        List<Long> figures = new ArrayList<>();
        for (Row row : rows) {
            First first = row.first();
            if (first != null && !row.subject().isSound()) {
                figures.add(figure.applyAsLong(first));
            }
        }
        Collections.sort(figures);
        return figures.isEmpty() ? 0 : figures.get(figures.size() / 2);
    }
}
