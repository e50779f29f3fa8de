package io.github.synctck.report.matrix;

import io.github.synctck.conformance.selftest.KillMatrix;
import io.github.synctck.conformance.selftest.KillMatrix.Fate;
import io.github.synctck.conformance.selftest.KillMatrix.First;
import io.github.synctck.conformance.selftest.KillMatrix.Row;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;

/** A kill matrix as Markdown: {@code docs/kill-matrix.md}. */
public final class MatrixMarkdown {
    /** The document; lines end with a line feed. */
    public String write(KillMatrix matrix) {
        StringBuilder out = new StringBuilder("# The kill matrix\n\n");
        out.append(
                "Written by `./synctck selftest --markdown docs/kill-matrix.md`. Every broken server has to fail first at\n");
        out.append(
                "the requirement that it was made to break, and then only where that follows from it; no sound server may\n");
        out.append(
                "be blamed. Times are of one run on one machine; requests, time and steps are those until the first failure.\n\n");
        summary(matrix, out);
        broken(matrix, out);
        sound(matrix, out);
        list(out, "Requirements that no broken server makes fail", ids(matrix.neverBroken()));
        list(out, "Cases that no broken server needs", matrix.neverNeeded());
        return out.toString();
    }

    private static List<String> ids(List<RequirementId> requirements) {
        return requirements.stream().map(RequirementId::value).toList();
    }

    private static void summary(KillMatrix matrix, StringBuilder out) {
        long broken =
                matrix.rows().stream().filter(row -> !row.subject().isSound()).count();
        out.append("| | |\n| --- | --- |\n");
        out.append("| broken servers | ").append(broken).append(" |\n");
        out.append("| killed where intended | ")
                .append(matrix.count(Fate.KILLED))
                .append(" |\n");
        out.append("| failed elsewhere | ").append(matrix.count(Fate.WRONG_ID)).append(" |\n");
        out.append("| survived | ").append(matrix.count(Fate.SURVIVED)).append(" |\n");
        out.append("| open: no case judges their requirement yet | ")
                .append(matrix.count(Fate.OPEN))
                .append(" |\n");
        out.append("| sound variants | ").append(matrix.rows().size() - broken).append(" |\n");
        out.append("| false alarms | ").append(matrix.count(Fate.ALARM)).append(" |\n");
        if (matrix.notJudged() > 0) {
            out.append("| not judged, since the self-test was interrupted | ")
                    .append(matrix.notJudged())
                    .append(" |\n");
        }
        out.append("| median time to the first failure | ")
                .append(matrix.medianMillis())
                .append(" ms |\n");
        out.append("| median steps of the shortened scenario | ")
                .append(matrix.medianSteps())
                .append(" |\n");
        out.append("| seeds | ").append(String.join(", ", matrix.seeds())).append(" |\n");
    }

    private static void broken(KillMatrix matrix, StringBuilder out) {
        out.append("\n## Broken servers\n\n");
        out.append("| server | class | intended | fate | first failure | requests | ms | steps | also failed |\n");
        out.append("| --- | --- | --- | --- | --- | --: | --: | --: | --- |\n");
        for (Row row : matrix.rows()) {
            if (!row.subject().isSound()) {
                line(row, out);
            }
        }
    }

    private static void line(Row row, StringBuilder out) {
        First first = row.first();
        List<String> others = new ArrayList<>(ids(row.failed()));
        if (first != null) {
            others.remove(first.requirement().value());
        }
        out.append("| ").append(row.subject().name());
        out.append(" | ").append(row.subject().failureClass());
        out.append(" | ").append(row.subject().fails().get(0).value());
        out.append(" | ").append(row.fate().words());
        out.append(" | ").append(first == null ? "none" : first.caseId());
        out.append(" | ").append(first == null ? "" : first.requests());
        out.append(" | ").append(first == null ? "" : first.millis());
        out.append(" | ").append(first == null ? "" : first.steps());
        out.append(" | ").append(String.join(", ", others)).append(" |\n");
    }

    private static void sound(KillMatrix matrix, StringBuilder out) {
        out.append("\n## Sound variants\n\n| server | profile | fate | blamed for |\n| --- | --- | --- | --- |\n");
        for (Row row : matrix.rows()) {
            if (row.subject().isSound()) {
                out.append("| ").append(row.subject().name());
                out.append(" | ").append(row.subject().profile().name());
                out.append(" | ").append(row.fate().words());
                out.append(" | ").append(String.join(", ", ids(row.failed()))).append(" |\n");
            }
        }
    }

    private static void list(StringBuilder out, String title, List<String> items) {
        out.append("\n## ").append(title).append("\n\n");
        if (items.isEmpty()) {
            out.append("None.\n");
        }
        items.forEach(item -> out.append("- ").append(item).append('\n'));
    }
}
