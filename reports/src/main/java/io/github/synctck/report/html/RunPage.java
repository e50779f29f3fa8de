package io.github.synctck.report.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run as its page shows it; every text is plain and is escaped by the template.
 *
 * @param word the verdict, such as {@code FAILED}
 * @param tone its color: pass, failed, unknown, error
 * @param target the server's URL
 * @param lead the result in one sentence
 * @param counts requirements by status
 * @param facts what the run was
 * @param failures root causes first
 * @param families the matrix
 * @param lists what stays open, what was lost, what was not run
 */
public record RunPage(
        String word,
        String tone,
        String target,
        String lead,
        List<Count> counts,
        List<Fact> facts,
        List<Failure> failures,
        List<Family> families,
        List<Lines> lists) {

    /** What every page of ours has around it. */
    public record Frame(String suite, String title, List<Link> links) {}

    /** A link within the page. */
    public record Link(String anchor, String text) {}

    /** A number of requirements. */
    public record Count(String tone, long number, String word) {}

    /** A name and its value. */
    public record Fact(String name, String value) {}

    /** A section that is a list. */
    public record Lines(String anchor, String title, List<String> lines) {}

    /** A family of requirements. */
    public record Family(String title, List<Row> rows) {}

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
        /** How many cases there are. */
        public String casesTitle() {
            return cases.size() == 1 ? "1 case" : cases.size() + " cases";
        }
    }

    /** A case of a requirement. */
    public record CaseLine(String tone, String word, String id, String message) {}

    /** A failed case. */
    public record Failure(
            String anchor,
            String tone,
            String word,
            String requirement,
            String requirementAnchor,
            String caseId,
            String rule,
            String expected,
            String actual,
            String message,
            List<String> causes,
            List<String> fixes,
            @Nullable Picture diagram,
            String replay,
            String script) {}
}
