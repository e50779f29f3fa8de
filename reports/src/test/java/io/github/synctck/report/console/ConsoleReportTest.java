package io.github.synctck.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunListener;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.report.Results;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {
    private static final int COLUMNS = 80;
    private static final ConsoleStyle TERMINAL = new ConsoleStyle(true, true, true, COLUMNS);
    private static final ConsoleStyle ASCII = new ConsoleStyle(false, false, false, COLUMNS);

    private static String shown(RunResult result, ConsoleStyle style) {
        StringWriter text = new StringWriter();
        ConsoleReport report = new ConsoleReport(new PrintWriter(text), style, Results.CATALOGUE);
        report.planned(new RunListener.Announcement(5, 56, "it leaves new accounts with a few rows each"));
        for (RequirementResult requirement : result.requirements()) {
            for (CaseResult each : requirement.cases()) {
                report.started(each.id());
                report.finished(each);
            }
        }
        report.finished(result);
        return text.toString();
    }

    private static List<String> lines(RunResult result) {
        return shown(result, ConsoleStyle.plain()).lines().toList();
    }

    @Test
    void redRunTellsFailuresAgainAndEndsWithTheReplay() {
        List<String> lines = lines(Results.red());

        assertThat(lines)
                .contains(
                        "PUSH  Pushing changes",
                        "    \u2717 push-05/case-of-fail  12 ms",
                        "    WARN pull-01/case-of-fail  12 ms",
                        "    ? pull-02a/case-of-unknown  12 ms",
                        "    - derived-13/case-of-skipped  12 ms",
                        "    \u2713 shape-01/case-of-pass  12 ms",
                        "1) warning PULL-01 (SHOULD)  pull-01/case-of-fail",
                        "2) failure PUSH-05 (MUST)  push-05/case-of-fail",
                        "Untested: not yet",
                        "  blocked by PUSH-01: PULL-02a",
                        "  1 case: left out by --skip");
        assertThat(lines.get(lines.size() - 1)).isEqualTo(Results.REPLAY);
        assertThat(lines.get(lines.size() - 2))
                .isEqualTo("FAILED  1 passed, 2 failed (1 warning), 1 unknown, 1 skipped (1 deviates), 1 untested; "
                        + "5 cases, 56 requests in 1.2 s; profile watermelondb, seed 0x1");
    }

    @Test
    void greenRunEndsWithItsSummary() {
        List<String> lines = lines(Results.green());

        assertThat(lines.get(lines.size() - 1))
                .startsWith("PASSED  2 passed, 0 failed, 0 unknown, 0 skipped, 1 untested; 2 cases");
        assertThat(lines).noneMatch(line -> line.contains("failure") || line.contains("replay"));
    }

    @Test
    void plainLinesFitTheTerminalAndCarryNoEscapes() {
        List<String> lines = lines(Results.red());

        assertThat(lines)
                .filteredOn(line -> !line.contains(Results.REPLAY) && !line.startsWith("FAILED"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotMatch(".*[\\p{Cntrl}\u202e].*"));
    }

    @Test
    void whatAServerSaysCannotSteerTheTerminal() {
        String shown = shown(Results.red(), TERMINAL);

        assertThat(shown).doesNotContain("\u001b[31mred").contains("a?[31mred?[0m");
        assertThat(shown).contains("\u001b[32m\u2713\u001b[0m").contains("\r\u001b[K[1/5] shape-01/case-of-pass");
    }

    @Test
    void terminalsWithoutUnicodeGetWords() {
        String shown = shown(Results.red(), ASCII);

        assertThat(shown).contains("    ok shape-01/case-of-pass", "    FAIL push-05/case-of-fail");
        assertThat(shown).doesNotContain("\u2713", "\u2717");
    }

    @Test
    void longTextsAreWrappedAndCut() {
        assertThat(Text.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(Text.wrap("unbreakable x", 4)).containsExactly("unbreakable", "x");
        assertThat(Text.wrap("", 4)).containsExactly("");
        assertThat(Text.safe("x".repeat(10_000))).hasSizeLessThan(700).endsWith("... (10000 characters)");
    }
}
