package io.github.synctck.report.markdown;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.report.Excerpt;
import io.github.synctck.report.RunWords;
import io.github.synctck.spec.requirement.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run in the few lines that fit a comment on a pull request. */
public final class MarkdownReport {
    private static final int FAILURES_TOLD_MAX = 5;
    private static final int EVIDENCE_LINES_MAX = 20;
    private static final int TEXT_LENGTH_MAX = 300;

    /** Kinds of characters that steer text or are none. */
    private static final List<Integer> STEERING = List.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    private static final List<Status> COLUMNS =
            List.of(Status.PASS, Status.FAIL, Status.UNKNOWN, Status.SKIPPED, Status.UNTESTED);

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
        for (Status status : COLUMNS) {
            out.append("| ").append(result.count(status)).append(' ');
        }
        out.append("|\n");
        List<CaseResult> failures = result.failures();
        failures.stream().limit(FAILURES_TOLD_MAX).forEach(this::failure);
        if (failures.size() > FAILURES_TOLD_MAX) {
            int rest = failures.size() - FAILURES_TOLD_MAX;
            out.append("\nand ").append(rest).append(rest == 1 ? " more failure.\n" : " more failures.\n");
        }
        requirements();
        out.append("\n<sub>").append(safe(result.target().url())).append(", profile ");
        out.append(safe(result.profile()))
                .append(", seed ")
                .append(safe(result.seed()))
                .append("; ");
        out.append(RunWords.work(result))
                .append("; ")
                .append(safe(result.suite()))
                .append("</sub>\n");
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
                : RunWords.warns(requirement, failure.status()) ? requirement.level() + ", a warning" : "MUST";
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
        if (!failure.evidenceLines().isEmpty()) {
            out.append("\n<details><summary>What happened</summary>\n\n");
            failure.evidenceLines().stream()
                    .limit(EVIDENCE_LINES_MAX)
                    .forEach(line -> out.append("- ").append(safe(line)).append('\n'));
            out.append("\n</details>\n");
        }
    }

    /** The matrix: a line for each family, the ids under what became of them. */
    private void requirements() {
        Map<String, Map<Status, List<String>>> families = new LinkedHashMap<>();
        for (RequirementResult each : result.requirements()) {
            families.computeIfAbsent(each.requirement().id().family(), any -> new LinkedHashMap<>())
                    .computeIfAbsent(each.status(), any -> new ArrayList<>())
                    .add(each.requirement().id().value());
        }
        out.append("\n<details><summary>Requirements</summary>\n\n");
        out.append("| | passed | failed | unknown | skipped | untested |\n| --- | --- | --- | --- | --- | --- |\n");
        families.forEach((family, idsByStatus) -> {
            out.append("| ").append(family);
            for (Status status : COLUMNS) {
                List<String> ids = new ArrayList<>(idsByStatus.getOrDefault(status, List.of()));
                if (status == Status.FAIL) {
                    idsByStatus.getOrDefault(Status.ERROR, List.of()).forEach(id -> ids.add(id + " (error)"));
                }
                out.append(" | ").append(String.join(" ", ids));
            }
            out.append(" |\n");
        });
        out.append("\n</details>\n");
    }

    /** One line of plain text: no markup, no mention of a person, no reference to an issue. */
    private static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        Excerpt.of(text, TEXT_LENGTH_MAX).codePoints().forEach(c -> {
            if (STEERING.contains(Character.getType(c))) {
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
