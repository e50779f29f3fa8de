package io.github.synctck.report.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a run's page; every text is plain and is escaped by the template.
 *
 * @param failures root causes first
 * @param families the matrix of requirements
 * @param lists what was lost, what was not run
 */
public record RunPage(List<Failure> failures, List<Family> families, List<Frame.Lines> lists) {
    /** With more failures than that a list of links stands before them. */
    private static final int WITHOUT_INDEX_MAX = 3;

    public RunPage {
        failures = List.copyOf(failures);
        families = List.copyOf(families);
        lists = List.copyOf(lists);
    }

    /** Whether the failures need a list of their own before them. */
    public boolean hasIndex() {
        return failures.size() > WITHOUT_INDEX_MAX;
    }

    /** A family of requirements. */
    public record Family(String id, String title, List<Row> rows) {
        public Family {
            rows = List.copyOf(rows);
        }
    }

    /** A requirement. */
    public record Row(
            String anchor,
            String id,
            String level,
            String tone,
            String word,
            String text,
            String reason,
            List<CaseLine> cases) {
        public Row {
            cases = List.copyOf(cases);
        }

        /** How many cases there are. */
        public String casesTitle() {
            return cases.size() == 1 ? "1 case" : cases.size() + " cases";
        }
    }

    /** A case of a requirement. */
    public record CaseLine(String tone, String word, String id, String message) {}

    /**
     * A failed case.
     *
     * @param anchor where links to it lead
     * @param tone failed, warning or error
     * @param requirement what was broken
     * @param requirementAnchor where its row stands
     * @param caseId what showed it
     * @param rule the requirement's sentence
     * @param expected what should have been; empty where there is no contrast
     * @param actual what was
     * @param message the verdict's sentence
     * @param told how it is shown again
     */
    public record Failure(
            String anchor,
            String tone,
            String requirement,
            String requirementAnchor,
            String caseId,
            String rule,
            String expected,
            String actual,
            String message,
            Story told) {}

    /**
     * What led to a failure and how to see it again.
     *
     * @param folded whether the picture is shown only on demand, because many failures stand before it
     * @param diagram the messages, or null where no history was kept
     * @param words the evidence in words
     * @param causes where such failures come from
     * @param fixes what helps
     * @param replay a command; empty where there is none
     * @param script a script for sh and curl; empty where there is none
     */
    public record Story(
            boolean folded,
            @Nullable Picture diagram,
            List<String> words,
            List<String> causes,
            List<String> fixes,
            String replay,
            String script) {
        public Story {
            words = List.copyOf(words);
            causes = List.copyOf(causes);
            fixes = List.copyOf(fixes);
        }
    }
}
