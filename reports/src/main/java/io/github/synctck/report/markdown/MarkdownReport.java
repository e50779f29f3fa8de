package io.github.synctck.report.markdown;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.report.RunWords;
import io.github.synctck.spec.requirement.Level;
import io.github.synctck.spec.requirement.Requirement;
import java.util.List;

/** A run in the few lines that fit a comment on a pull request. */
public final class MarkdownReport {
    private static final int FAILURES_TOLD_MAX = 5;
    private static final int IDS_TOLD_MAX = 12;
    private static final int TEXT_LENGTH_MAX = 300;

    private final RunResult result;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(RunResult result) {
        this.result = result;
    }

    /** The comment. */
    public static String write(RunResult result) {
        return new MarkdownReport(result).text();
    }

    private String text() {
        out.append("### SyncTCK: ").append(RunWords.verdict(result)).append("\n\n");
        out.append(safe(RunWords.lead(result))).append("\n\n");
        out.append("| passed | failed | unknown | skipped | untested |\n| ---: | ---: | ---: | ---: | ---: |\n");
        for (Status status : List.of(Status.PASS, Status.FAIL, Status.UNKNOWN, Status.SKIPPED, Status.UNTESTED)) {
            out.append("| ").append(result.count(status)).append(' ');
        }
        out.append("|\n");
        List<CaseResult> failures = result.failures();
        failures.stream().limit(FAILURES_TOLD_MAX).forEach(this::failure);
        if (failures.size() > FAILURES_TOLD_MAX) {
            int rest = failures.size() - FAILURES_TOLD_MAX;
            out.append("\nand ").append(rest).append(rest == 1 ? " more failure.\n" : " more failures.\n");
        }
        ids("Unknown", Status.UNKNOWN);
        ids("Skipped", Status.SKIPPED);
        out.append("\n<sub>").append(safe(result.target().url())).append(", profile ");
        out.append(safe(result.profile())).append(", seed ").append(safe(result.seed())).append("; ");
        out.append(RunWords.work(result)).append("; ").append(safe(result.suite())).append("</sub>\n");
        return out.toString();
    }

    private void failure(CaseResult failure) {
        Requirement requirement = result.requirements().stream()
                .map(RequirementResult::requirement)
                .filter(each -> each.id().equals(failure.requirement()))
                .findFirst()
                .orElseThrow();
        String level = failure.status() == Status.ERROR
                ? "error"
                : requirement.level() == Level.MUST ? "MUST" : requirement.level() + ", a warning";
        out.append("\n**").append(requirement.id()).append("** (").append(level).append(") ");
        out.append(safe(requirement.text())).append("\n\n");
        Verdict.Contrast contrast = failure.contrast();
        if (contrast == null) {
            out.append("- ").append(safe(failure.message())).append('\n');
        } else {
            out.append("- expected: ").append(safe(contrast.expected())).append('\n');
            out.append("- actual: ").append(safe(contrast.actual())).append('\n');
        }
        String replay = failure.replay();
        if (replay != null) {
            out.append("- replay: ").append(code(replay)).append('\n');
        }
    }

    private void ids(String title, Status status) {
        List<String> ids = result.requirements().stream()
                .filter(each -> each.status() == status)
                .map(each -> each.requirement().id().value())
                .toList();
        if (!ids.isEmpty()) {
            String told = String.join(", ", ids.subList(0, Math.min(ids.size(), IDS_TOLD_MAX)));
            String rest = ids.size() > IDS_TOLD_MAX ? " and " + (ids.size() - IDS_TOLD_MAX) + " more" : "";
            out.append('\n').append(title).append(": ").append(told).append(rest).append('\n');
        }
    }

    /** One line of plain text: no markup, no mention of a person, no reference to an issue. */
    private static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        String cut = text.length() > TEXT_LENGTH_MAX ? text.substring(0, TEXT_LENGTH_MAX) + "..." : text;
        cut.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append(' ');
            } else if (c == '@' || c == '#' || c == '&' || c == '<' || c == '>') {
                safe.append("&#").append(c).append(';');
            } else if ("\\`*_{}[]()|!~".indexOf(c) >= 0) {
                safe.append('\\').appendCodePoint(c);
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** Code between more backticks than it holds. */
    private static String code(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        String fence = "`";
        while (line.contains(fence)) {
            fence += "`";
        }
        boolean edge = line.startsWith("`") || line.endsWith("`");
        return fence + (edge ? " " + line + " " : line) + fence;
    }
}
