package io.github.synctck.report.html;

import java.util.List;

/**
 * What every page has around its own sections.
 *
 * @param suite name and version of the kit
 * @param title of the document
 * @param summary what stands first
 * @param links to the sections of the page
 */
public record Frame(String suite, String title, Summary summary, List<Link> links) {
    public Frame {
        links = List.copyOf(links);
    }

    /**
     * The result at a glance.
     *
     * @param word the verdict, such as {@code FAILED}
     * @param tone its color: pass, failed, unknown, error
     * @param heading what was judged
     * @param lead the result in one sentence
     * @param counts a bar and its legend
     * @param facts what was done
     */
    public record Summary(String word, String tone, String heading, String lead, List<Count> counts, List<Fact> facts) {
        public Summary {
            counts = List.copyOf(counts);
            facts = List.copyOf(facts);
        }
    }

    /** A link within the page. */
    public record Link(String anchor, String text) {}

    /** A number of things with the same result. */
    public record Count(String tone, long number, String word) {}

    /** A name and its value. */
    public record Fact(String name, String value) {}

    /** A section that is a list. */
    public record Lines(String anchor, String title, List<String> lines) {
        public Lines {
            lines = List.copyOf(lines);
        }
    }
}
