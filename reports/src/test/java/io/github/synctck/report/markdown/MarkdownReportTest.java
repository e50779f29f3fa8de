package io.github.synctck.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.report.Results;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
    /** What a comment on a pull request may hold. */
    private static final int COMMENT_LENGTH_MAX = 65_536;

    @Test
    void verdictComesFirstThenFailuresThenTheMatrix() {
        assertThat(MarkdownReport.write(Results.red()))
                .startsWith("### SyncTCK: FAILED\n\n1 MUST is broken; 1 of 5 tested requirements are kept.\n")
                .containsSubsequence(
                        "| 1 | 2 | 1 | 1 | 1 |",
                        "**PULL-01** (SHOULD, a warning) ",
                        "**PUSH-05** (MUST) ",
                        "- expected: refused with ",
                        "- actual: accepted",
                        "- replay: `./synctck replay ",
                        "<details><summary>Requirements</summary>",
                        "| SHAPE | SHAPE-01 |  |  |  |  |",
                        "| PULL |  | PULL-01 | PULL-02a |  | PULL-05 |",
                        "| DERIVED |  |  |  | DERIVED-13 |  |",
                        "profile watermelondb, seed 0x1; 5 cases, 56 requests in 1.2 s; synctck 0.1.0");
    }

    @Test
    void greenRunTellsNoFailures() {
        assertThat(MarkdownReport.write(Results.green()))
                .startsWith("### SyncTCK: PASSED\n")
                .doesNotContain("**", "expected:", "What happened");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "@everybody and #1",
                "[link](http://example.org) ![image](x)",
                "**bold** `code` | cell |",
                "\n# heading\n\n| a | b |\n| --- | --- |",
                "\ud83e \u0000 \u202e \u2028 end"
            })
    void nothingThatAServerSaysBecomesMarkup(String hostile) {
        String harmless = MarkdownReport.write(Results.failures(1, "a name"));

        String comment = MarkdownReport.write(Results.failures(1, hostile));

        assertThat(comment.lines().count()).isEqualTo(harmless.lines().count());
        for (char sign : List.of('<', '>', '@')) {
            assertThat(comment.chars().filter(c -> c == sign).count())
                    .as(String.valueOf(sign))
                    .isEqualTo(harmless.chars().filter(c -> c == sign).count());
        }
        assertThat(comment)
                .doesNotContain("[link]", "**bold**", "`code`", "\n# ", " #1", "\u0000", "\u202e", "\u2028", "\ud83e ");
    }

    @Test
    void commentStaysShortWhateverFailed() {
        String comment = MarkdownReport.write(Results.failures(30, "\ud83e\udd8a".repeat(100_000)));

        assertThat(comment).hasSizeLessThan(COMMENT_LENGTH_MAX).contains("and 25 more failures.");
    }
}
