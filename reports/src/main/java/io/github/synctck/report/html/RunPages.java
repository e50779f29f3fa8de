package io.github.synctck.report.html;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.report.RunWords;
import io.github.synctck.report.failure.FailureDetail;
import io.github.synctck.report.html.RunPage.Count;
import io.github.synctck.report.html.RunPage.Fact;
import io.github.synctck.report.html.RunPage.Lines;
import io.github.synctck.report.html.RunPage.Row;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.Level;
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

    private final RunResult result;
    private final Catalogue catalogue;
    private final Map<String, FailureDetail> detailByCase = new TreeMap<>();

    private RunPages(RunResult result, Catalogue catalogue, List<FailureDetail> details) {
        this.result = result;
        this.catalogue = catalogue;
        details.forEach(detail -> detailByCase.put(detail.caseId(), detail));
    }

    static RunPage page(RunResult result, Catalogue catalogue, List<FailureDetail> details) {
        return new RunPages(result, catalogue, details).page();
    }

    static RunPage.Frame frame(RunResult result, RunPage page) {
        List<RunPage.Link> links = new ArrayList<>();
        if (!page.failures().isEmpty()) {
            links.add(new RunPage.Link("failures", "Failures"));
        }
        links.add(new RunPage.Link("requirements", "Requirements"));
        page.lists().forEach(list -> links.add(new RunPage.Link(list.anchor(), list.title())));
        return new RunPage.Frame(result.suite(), page.word() + " " + page.target(), links);
    }

    private RunPage page() {
        List<RunPage.Failure> failures = new ArrayList<>();
        result.failures().forEach(each -> failures.add(failure(each, failures.size() + 1)));
        return new RunPage(
                RunWords.verdict(result),
                tone(),
                result.target().url(),
                RunWords.lead(result),
                counts(),
                facts(),
                failures,
                families(),
                lists());
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
        long warnings = result.requirements().stream().filter(RunPages::warns).count();
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
                new Fact("Target", result.target().description()),
                new Fact("Profile", result.profile()),
                new Fact("Seed", result.seed()),
                new Fact("Work", RunWords.work(result)),
                new Fact("Exit code", String.valueOf(result.exitCode())));
    }

    private static boolean warns(RequirementResult result) {
        return result.status() == Status.FAIL && result.requirement().level() != Level.MUST;
    }

    private RunPage.Failure failure(CaseResult failure, int number) {
        Requirement requirement = requirement(failure.requirement());
        boolean warning = failure.status() == Status.FAIL && requirement.level() != Level.MUST;
        Verdict.Contrast contrast = failure.contrast();
        FailureDetail detail = detailByCase.get(failure.id());
        boolean shown = detail != null && detail.verdict().requirement().equals(failure.requirement());
        String replay = failure.replay();
        String word = warning ? "warning" : failure.status() == Status.ERROR ? "error" : "failed";
        return new RunPage.Failure(
                "failure-" + number,
                word,
                word,
                requirement.id().value(),
                anchor(requirement.id()),
                failure.id(),
                requirement.text(),
                contrast == null ? "" : contrast.expected(),
                contrast == null ? "" : contrast.actual(),
                failure.message(),
                requirement.advice().causes(),
                requirement.advice().fixes(),
                detail != null && shown ? Diagram.of(detail.history(), failure.evidence()) : null,
                replay == null ? "" : replay,
                detail != null && shown ? detail.script() : "");
    }

    private Requirement requirement(RequirementId id) {
        return result.requirements().stream()
                .map(RequirementResult::requirement)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String anchor(RequirementId id) {
        return "req-" + id.value().toLowerCase(Locale.ROOT);
    }

    private List<RunPage.Family> families() {
        Map<String, List<Row>> rowsByFamily = new LinkedHashMap<>();
        for (RequirementResult each : result.requirements()) {
            RequirementId id = each.requirement().id();
            String family = id.family() + "  " + catalogue.familyOf(each.requirement()).title();
            rowsByFamily.computeIfAbsent(family, any -> new ArrayList<>()).add(row(each));
        }
        List<RunPage.Family> families = new ArrayList<>();
        rowsByFamily.forEach((family, rows) -> families.add(new RunPage.Family(family, rows)));
        return families;
    }

    private static String tone(Status status, boolean must) {
        return status == Status.FAIL ? (must ? "failed" : "warning") : status.word();
    }

    private static Row row(RequirementResult each) {
        Requirement requirement = each.requirement();
        boolean must = requirement.level() == Level.MUST;
        List<RunPage.CaseLine> cases = each.cases().stream()
                .map(of -> {
                    String tone = tone(of.status(), must);
                    return new RunPage.CaseLine(tone, tone, of.id(), of.message());
                })
                .toList();
        String tone = tone(each.status(), must);
        return new Row(
                anchor(requirement.id()),
                requirement.id().value(),
                requirement.level().name(),
                tone,
                each.deviates() ? "deviates" : tone,
                requirement.text(),
                each.reason(),
                cases);
    }

    private List<Lines> lists() {
        List<Lines> lists = new ArrayList<>();
        lists.add(new Lines("losses", "Declared loss", result.declaredLosses()));
        Map<String, List<String>> idsByReason = new TreeMap<>();
        result.notRun()
                .forEach(each -> idsByReason
                        .computeIfAbsent(each.reason(), any -> new ArrayList<>())
                        .add(each.id()));
        List<String> notRun = new ArrayList<>();
        idsByReason.forEach((reason, ids) -> notRun.add(reason + ": " + String.join(", ", ids)));
        lists.add(new Lines("not-run", "Not run", notRun));
        lists.removeIf(list -> list.lines().isEmpty());
        return lists;
    }
}
