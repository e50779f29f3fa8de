package io.github.synctck.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.selftest.KillMatrix;
import io.github.synctck.conformance.selftest.KillMatrix.First;
import io.github.synctck.conformance.selftest.KillMatrix.Row;
import io.github.synctck.conformance.selftest.Subject;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.report.Results;
import io.github.synctck.report.failure.FailureDetail;
import io.github.synctck.report.matrix.MatrixJson;
import io.github.synctck.report.matrix.MatrixMarkdown;
import io.github.synctck.sim.SimClock;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    private static final String HARMLESS = "a name";
    private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z!][a-zA-Z0-9]*)");

    private final HtmlReport report = new HtmlReport(Results.CATALOGUE);

    private static FailureDetail detail(String text) {
        RequirementId id = RequirementId.of("PUSH-05");
        Verdict.Contrast contrast = new Verdict.Contrast("it is there", "it is not");
        Verdict verdict = Verdict.fail(id, "wrong", contrast, List.of(1, 2));
        return new FailureDetail("push-05/case-1", verdict, Histories.threeDevices(text), "echo '" + text + "'\n");
    }

    private String page(int failures, String text) {
        return report.write(Results.failures(failures, text), List.of(detail(text)));
    }

    private static List<String> tags(String page) {
        return TAG.matcher(page).results().map(MatchResult::group).toList();
    }

    @Test
    void summaryComesFirstThenFailuresThenEveryRequirement() {
        String page = report.write(Results.red(), List.of());

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .containsSubsequence(
                        "<title>FAILED http://127.0.0.1:1</title>",
                        ">FAILED</span>",
                        "1 MUST is broken; 1 of 5 tested requirements are kept.",
                        "<b>1</b> failed",
                        "<b>1</b> warning",
                        "<b>1</b> skipped (1 deviates)",
                        "id=\"failures\"",
                        "pull-01/case-of-fail",
                        "push-05/case-of-fail",
                        "<small>Expected</small>",
                        "<small>Actual</small>accepted",
                        "./synctck replay",
                        "id=\"requirements\"",
                        "id=\"req-shape-01\"",
                        "id=\"req-pull-05\"",
                        "id=\"req-push-05\"",
                        "deviates: not promised by this profile",
                        "left out by --skip: pull-05/later");
    }

    @Test
    void greenRunHasNoFailures() {
        String page = report.write(Results.green(), List.of());

        assertThat(page)
                .contains("bg-pass\">PASSED</span>", "2 of 2 tested requirements are kept; no MUST is broken.")
                .doesNotContain("id=\"failures\"", "<article");
    }

    @Test
    void manyFailuresHaveAnIndexAndLaterPicturesAreFolded() {
        RunResult result = Results.failures(30, HARMLESS);
        FailureDetail of = detail(HARMLESS);
        List<FailureDetail> details = Stream.iterate(1, i -> i + 1)
                .limit(30)
                .map(i -> new FailureDetail("push-05/case-" + i, of.verdict(), of.history(), of.script()))
                .toList();

        String page = report.write(result, details);

        assertThat(page).contains("<a href=\"#failure-30\">PUSH-05</a>", "id=\"failure-30\"");
        assertThat(page.split("<svg", -1)).hasSize(31);
        assertThat(page.split("<p class=\"label\">What happened</p>", -1)).hasSize(6);
        assertThat(page.split("<details><summary>What happened</summary>", -1)).hasSize(26);
    }

    /** Whatever a server or a scenario says, the page has the same elements: nothing of it becomes markup. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title></style></svg></pre><img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' autofocus onfocus='alert(1)",
                "{{ frame }}{% include 'run.peb' %}",
                "&lt;b&gt;&#60;script&#62;",
                "]]><!--",
                "javascript:alert(1)"
            })
    void nothingThatAServerSaysBecomesMarkup(String hostile) {
        String page = page(2, hostile);

        assertThat(tags(page)).isEqualTo(tags(page(2, HARMLESS)));
        assertThat(page).doesNotContain("<script", "<img", "onmouseover=\"", "onfocus='");
    }

    static Stream<String> steering() {
        return Stream.of("a\u0000b", "\u001b[31m", "\u202edrow", "\ud83e", "\udd8a", "\u0085", "\uffff", "\u2066x");
    }

    @ParameterizedTest
    @MethodSource("steering")
    void whatSteersTextIsReplaced(String text) {
        String page = page(1, text);

        assertThat(page).contains("\ufffd").doesNotContain(text);
    }

    @Test
    void longTextsAreCutAndWholeCharactersStayWhole() {
        String page = page(30, "\ud83e\udd8a".repeat(500_000));

        assertThat(page).hasSizeLessThan(1_000_000).contains("\u2026").doesNotContain("\ufffd");
    }

    @Test
    void pageLoadsAndRunsNothing() {
        String page = page(2, HARMLESS);

        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("<script", "<link", "<iframe", " src=", "@import", "url(");
        assertThat(Pattern.compile("href=\"(?!#)").matcher(page).find()).isFalse();
        List<String> targets = Pattern.compile("href=\"#([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(targets).isNotEmpty().allSatisfy(id -> assertThat(page).contains("id=\"" + id + "\""));
    }

    @Test
    void sameResultGivesTheSameBytes() {
        FailureDetail detail = detail(HARMLESS);
        RunResult result = Results.failures(2, HARMLESS);

        String one = report.write(result, List.of(detail));
        String other = new HtmlReport(Results.CATALOGUE).write(result, List.of(detail));

        assertThat(one).isEqualTo(other);
    }

    private static Subject subject(String name, String... fails) {
        Profile profile = ProfileReader.named("watermelondb");
        Subject.Opening opening = () -> Subject.Opened.of(InProcessTarget.reference(profile, new SimClock()), () -> {});
        List<RequirementId> ids = Stream.of(fails).map(RequirementId::of).toList();
        return new Subject(name, ids.isEmpty() ? "" : "F30", ids, "It does <that>.", profile, opening);
    }

    private static Row row(Subject subject, String... failed) {
        List<RequirementId> ids = Stream.of(failed).map(RequirementId::of).toList();
        First first = ids.isEmpty() ? null : new First(ids.get(0), "a/case", 12, 34, 5, "op 2: <wrong>");
        return new Row(subject, true, ids, List.of(), List.of(), List.of(), first, 100, 200);
    }

    @Test
    void matrixShowsEveryServerAgainstEveryRequirementAndWhatIsWrongFirst() {
        KillMatrix matrix = new KillMatrix(
                List.of("0x1"),
                List.of(
                        row(subject("killed-one", "PUSH-05", "LOSS-01"), "PUSH-05", "LOSS-01"),
                        row(subject("surviving-one", "TIPS-02")),
                        row(subject("elsewhere", "TIPS-02"), "PULL-01", "TIPS-02"),
                        row(subject("blamed-one"), "PULL-01"),
                        row(subject("quiet-one"))),
                0,
                List.of(RequirementId.of("SIZE-01")),
                List.of("size-01/many"));

        String page = report.write(matrix, "synctck 0.1.0");

        assertThat(page)
                .containsSubsequence(
                        "NOT PROVEN",
                        "1 of 3 broken servers were found where they were made to break; "
                                + "false alarms on 1 of 2 sound servers.",
                        "id=\"wrong\"",
                        "surviving-one",
                        "elsewhere",
                        "blamed-one",
                        "id=\"matrix\"",
                        "id=\"broken\"",
                        "killed-one",
                        "First a/case on PUSH-05: 12 requests, 34 ms, 5 steps",
                        "op 2: &lt;wrong&gt;",
                        "id=\"sound\"",
                        "quiet-one",
                        "SIZE-01",
                        "size-01/many")
                .contains(
                        "class=\"cell-killed\" title=\"killed-one, PUSH-05: failed as intended\"",
                        "class=\"cell-also\" title=\"killed-one, LOSS-01: failed as a consequence\"",
                        "class=\"cell-missed\" title=\"surviving-one, TIPS-02: should have failed\"",
                        "class=\"cell-wrong\" title=\"elsewhere, PULL-01: should not have failed\"",
                        "class=\"cell-wrong\" title=\"blamed-one, PULL-01: should not have failed\"")
                .doesNotContain("<wrong>", "<that>", "title=\"quiet-one");
    }

    @Test
    void matrixOfAnInterruptedSelftestProvesNothing() {
        List<Row> rows = List.of(row(subject("killed-one", "PUSH-05"), "PUSH-05"), row(subject("quiet-one")));
        KillMatrix matrix = new KillMatrix(List.of("0x1"), rows, 7, List.of(), List.of());

        assertThat(report.write(matrix, "synctck 0.1.0"))
                .containsSubsequence("INTERRUPTED", "Interrupted: 7 more servers were not judged.")
                .doesNotContain("PROVEN", "id=\"wrong\"", "#wrong");
        assertThat(new MatrixMarkdown().write(matrix))
                .contains("| not judged, since the self-test was interrupted | 7 |");
        assertThat(new MatrixJson().write(matrix)).contains("\"proven\" : false", "\"notJudged\" : 7");
    }
}
