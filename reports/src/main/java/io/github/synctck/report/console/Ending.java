package io.github.synctck.report.console;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.report.RunWords;
import io.github.synctck.spec.requirement.Requirement;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The last part of the console report. */
final class Ending {
    private static final int EVIDENCE_LINES_MAX = 14;
    private static final int LOSSES_TOLD_MAX = 5;

    private final PrintWriter out;
    private final BiConsumer<String, String> paragraph;
    private final Marks marks;

    Ending(PrintWriter out, BiConsumer<String, String> paragraph, Marks marks) {
        this.out = out;
        this.paragraph = paragraph;
        this.marks = marks;
    }

    void print(RunResult result) {
        int number = 1;
        for (CaseResult failure : result.failures()) {
            failure(result, failure, number++);
        }
        open(result, Status.UNKNOWN, "Unknown");
        open(result, Status.SKIPPED, "Skipped");
        untested(result);
        losses(result);
        notRun(result);
        out.println();
        summary(result);
        result.failures().stream()
                .map(CaseResult::replay)
                .filter(replay -> replay != null)
                .findFirst()
                .ifPresent(out::println);
    }

    private void failure(RunResult result, CaseResult failure, int number) {
        Requirement requirement = result.requirements().stream()
                .map(RequirementResult::requirement)
                .filter(each -> each.id().equals(failure.requirement()))
                .findFirst()
                .orElseThrow();
        boolean warns = RunWords.warns(requirement, failure.status());
        out.println();
        String word = failure.status() == Status.ERROR ? "error" : warns ? "warning" : "failure";
        out.println(marks.bold(
                number + ") " + word + " " + requirement.id() + " (" + requirement.level() + ")  " + failure.id()));
        paragraph.accept("   ", requirement.text());
        var contrast = failure.contrast();
        if (contrast != null) {
            paragraph.accept("   expected: ", contrast.expected());
            paragraph.accept("     actual: ", contrast.actual());
        }
        paragraph.accept("   ", failure.message());
        List<String> lines = failure.evidenceLines();
        for (String line : lines.subList(0, Math.min(lines.size(), EVIDENCE_LINES_MAX))) {
            paragraph.accept("     ", line);
        }
        String replay = failure.replay();
        if (replay != null) {
            out.println("   replay: " + replay);
        }
    }

    private void open(RunResult result, Status status, String title) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (RequirementResult each : result.requirements()) {
            if (each.status() == status) {
                idsUnder(found, each.reason()).add(each.requirement().id().value());
            }
        }
        if (!found.isEmpty()) {
            out.println();
            out.println(marks.bold(title));
            found.forEach((reason, ids) -> paragraph.accept("  ", reason + ": " + String.join(" ", ids)));
        }
        List<String> cases = result.requirements().stream()
                .filter(each -> each.status() != status)
                .flatMap(each -> each.cases().stream())
                .filter(each -> each.status() == status)
                .map(each -> each.id() + " (" + each.requirement() + "): " + each.message())
                .distinct()
                .toList();
        if (!cases.isEmpty()) {
            out.println();
            out.println(marks.bold(title + " cases of requirements that others judge"));
            cases.forEach(each -> paragraph.accept("  ", each));
        }
    }

    private static List<String> idsUnder(Map<String, List<String>> idsByReason, String reason) {
        return idsByReason.computeIfAbsent(reason, any -> new ArrayList<>());
    }

    private void untested(RunResult result) {
        Map<String, List<String>> idsByReason = new TreeMap<>();
        for (RequirementResult each : result.requirements()) {
            if (each.status() == Status.UNTESTED) {
                idsUnder(idsByReason, each.reason()).add(each.requirement().id().value());
            }
        }
        idsByReason.forEach((reason, ids) -> {
            out.println();
            out.println(marks.bold("Untested: " + reason));
            paragraph.accept("  ", String.join(" ", ids));
        });
    }

    private void losses(RunResult result) {
        List<String> losses = result.declaredLosses();
        if (!losses.isEmpty()) {
            out.println();
            out.println(marks.bold("Declared loss"));
            for (String loss : losses.subList(0, Math.min(losses.size(), LOSSES_TOLD_MAX))) {
                paragraph.accept("  ", loss);
            }
            if (losses.size() > LOSSES_TOLD_MAX) {
                out.println("  and " + (losses.size() - LOSSES_TOLD_MAX) + " more plays; all are in result.json");
            }
        }
    }

    private void notRun(RunResult result) {
        Map<String, Integer> countByReason = new TreeMap<>();
        result.notRun().forEach(entry -> countByReason.merge(entry.reason(), 1, Integer::sum));
        if (!countByReason.isEmpty()) {
            out.println();
            out.println(marks.bold("Not run"));
            countByReason.forEach(
                    (reason, count) -> paragraph.accept("  ", count + (count == 1 ? " case: " : " cases: ") + reason));
        }
    }

    private static String warnings(RunResult result) {
        long warnings = result.requirements().stream()
                .filter(each -> RunWords.warns(each.requirement(), each.status()))
                .count();
        return warnings == 0 ? "" : warnings == 1 ? " (1 warning)" : " (" + warnings + " warnings)";
    }

    private void summary(RunResult result) {
        String word = RunWords.verdict(result);
        String deviates = result.deviating() == 0 ? "" : " (" + result.deviating() + " deviates)";
        String errors = result.count(Status.ERROR) == 0 ? "" : ", " + result.count(Status.ERROR) + " errors";
        String text = word + "  " + result.count(Status.PASS) + " passed, " + result.count(Status.FAIL) + " failed"
                + warnings(result) + ", " + result.count(Status.UNKNOWN) + " unknown, " + result.count(Status.SKIPPED)
                + " skipped" + deviates
                + ", " + result.count(Status.UNTESTED) + " untested" + errors + "; " + RunWords.work(result)
                + "; profile "
                + result.profile() + ", seed " + result.seed();
        out.println(word.equals("PASSED") ? marks.good(text) : marks.bad(text));
    }
}
