package io.github.synctck.report.html;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.report.Excerpt;
import io.github.synctck.report.RunWords;
import io.github.synctck.report.failure.FailureDetail;
import io.github.synctck.report.html.Frame.Count;
import io.github.synctck.report.html.Frame.Fact;
import io.github.synctck.report.html.Frame.Lines;
import io.github.synctck.report.html.RunPage.Row;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Turns a result into the texts of its page. */
final class RunPages {
    private static final String PASSED = "pass";
    private static final int TEXT_LENGTH_MAX = 1_500;
    private static final int SCRIPT_LENGTH_MAX = 12_000;
    private static final int WORDS_MAX = 40;

    /** Pictures of later failures are folded: the first is the root cause where that is known. */
    private static final int UNFOLDED_MAX = 5;

    private final RunResult result;
    private final Catalogue catalogue;
    private final Map<String, FailureDetail> detailByCase = new TreeMap<>();

    RunPages(RunResult result, Catalogue catalogue, List<FailureDetail> details) {
        this.result = result;
        this.catalogue = catalogue;
        details.forEach(detail -> detailByCase.put(detail.caseId(), detail));
    }

    Frame frame(RunPage page) {
        List<Frame.Link> links = new ArrayList<>();
        if (!page.failures().isEmpty()) {
            links.add(new Frame.Link("failures", "Failures"));
        }
        links.add(new Frame.Link("requirements", "Requirements"));
        page.lists().forEach(list -> links.add(new Frame.Link(list.anchor(), list.title())));
        String word = RunWords.verdict(result);
        String target = cut(result.target().url());
        Frame.Summary summary = new Frame.Summary(word, tone(), target, RunWords.lead(result), counts(), facts());
        return new Frame(result.suite(), word + " " + target, summary, links);
    }

    RunPage page() {
        List<RunPage.Failure> failures = new ArrayList<>();
        result.failures().forEach(each -> failures.add(failure(each, failures.size() + 1)));
        return new RunPage(failures, families(), lists());
    }

    private static String cut(String text) {
        return Excerpt.of(text, TEXT_LENGTH_MAX);
    }

    private String tone() {
        return switch (result.exitCode()) {
            case 0 -> PASSED;
            case 1 -> "failed";
            case 2, 75, 130 -> "unknown";
            default -> "error";
        };
    }

    private List<Count> counts() {
        long warnings = result.requirements().stream()
                .filter(each -> RunWords.warns(each.requirement(), each.status()))
                .count();
        List<Count> counts = new ArrayList<>();
        counts.add(new Count(PASSED, result.count(Status.PASS), "passed"));
        counts.add(new Count("failed", result.count(Status.FAIL) - warnings, "failed"));
        counts.add(new Count("warning", warnings, warnings == 1 ? "warning" : "warnings"));
        counts.add(new Count("error", result.count(Status.ERROR), "errors"));
        counts.add(new Count("unknown", result.count(Status.UNKNOWN), "unknown"));
        String deviates = result.deviating() == 0 ? "" : " (" + result.deviating() + " deviates)";
        counts.add(new Count("skipped", result.count(Status.SKIPPED), "skipped" + deviates));
        counts.add(new Count("untested", result.count(Status.UNTESTED), "untested"));
        counts.removeIf(count -> count.number() == 0);
        return counts;
    }

    private List<Fact> facts() {
        return List.of(
                new Fact("Target", cut(result.target().description())),
                new Fact("Profile", result.profile()),
                new Fact("Seed", result.seed()),
                new Fact("Work", RunWords.work(result)),
                new Fact("Exit code", String.valueOf(result.exitCode())));
    }

    private RunPage.Failure failure(CaseResult failure, int number) {
        Requirement requirement = catalogue.get(failure.requirement());
        Verdict.Contrast contrast = failure.contrast();
        return new RunPage.Failure(
                "failure-" + number,
                tone(failure.status(), requirement),
                requirement.id().value(),
                anchor(requirement.id()),
                cut(failure.id()),
                requirement.text(),
                contrast == null ? "" : cut(contrast.expected()),
                contrast == null ? "" : cut(contrast.actual()),
                cut(failure.message()),
                story(failure, requirement, number > UNFOLDED_MAX));
    }

    private RunPage.Story story(CaseResult failure, Requirement requirement, boolean folded) {
        FailureDetail detail = detailByCase.get(failure.id());
        boolean shown = detail != null && detail.verdict().requirement().equals(failure.requirement());
        List<String> lines = failure.evidenceLines();
        String replay = failure.replay();
        return new RunPage.Story(
                folded,
                detail != null && shown ? Diagram.of(detail.history(), failure.evidence()) : null,
                lines.stream().limit(WORDS_MAX).map(RunPages::cut).toList(),
                requirement.advice().causes(),
                requirement.advice().fixes(),
                replay == null ? "" : replay,
                detail != null && shown ? Excerpt.of(detail.script(), SCRIPT_LENGTH_MAX) : "");
    }

    private static String anchor(RequirementId id) {
        return "req-" + id.value().toLowerCase(Locale.ROOT);
    }

    private List<RunPage.Family> families() {
        Map<String, List<Row>> rowsByFamily = new LinkedHashMap<>();
        Map<String, String> titles = new TreeMap<>();
        for (RequirementResult each : result.requirements()) {
            String family = each.requirement().id().family();
            titles.put(family, catalogue.familyOf(each.requirement()).title());
            rowsByFamily.computeIfAbsent(family, any -> new ArrayList<>()).add(row(each));
        }
        List<RunPage.Family> families = new ArrayList<>();
        rowsByFamily.forEach(
                (family, rows) -> families.add(new RunPage.Family(family, String.valueOf(titles.get(family)), rows)));
        return families;
    }

    private static String tone(Status status, Requirement requirement) {
        return RunWords.warns(requirement, status) ? "warning" : status == Status.FAIL ? "failed" : status.word();
    }

    private static Row row(RequirementResult each) {
        Requirement requirement = each.requirement();
        List<RunPage.CaseLine> cases = each.cases().stream()
                .map(of -> {
                    String tone = tone(of.status(), requirement);
                    return new RunPage.CaseLine(tone, tone, cut(of.id()), cut(of.message()));
                })
                .toList();
        String tone = tone(each.status(), requirement);
        return new Row(
                anchor(requirement.id()),
                requirement.id().value(),
                requirement.level().name(),
                tone,
                each.deviates() ? "deviates" : tone,
                requirement.text(),
                cut(each.reason()),
                cases);
    }

    private List<Lines> lists() {
        List<Lines> lists = new ArrayList<>();
        lists.add(new Lines(
                "losses",
                "Declared loss",
                result.declaredLosses().stream().map(RunPages::cut).toList()));
        Map<String, List<String>> idsByReason = new TreeMap<>();
        result.notRun()
                .forEach(each -> idsByReason
                        .computeIfAbsent(each.reason(), any -> new ArrayList<>())
                        .add(each.id()));
        List<String> notRun = new ArrayList<>();
        idsByReason.forEach((reason, ids) -> notRun.add(cut(reason) + ": " + String.join(", ", ids)));
        lists.add(new Lines("not-run", "Not run", notRun));
        lists.removeIf(list -> list.lines().isEmpty());
        return lists;
    }
}
