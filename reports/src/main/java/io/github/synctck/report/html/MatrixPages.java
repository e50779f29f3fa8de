package io.github.synctck.report.html;

import io.github.synctck.conformance.selftest.KillMatrix;
import io.github.synctck.conformance.selftest.KillMatrix.Fate;
import io.github.synctck.conformance.selftest.KillMatrix.First;
import io.github.synctck.conformance.selftest.KillMatrix.Row;
import io.github.synctck.report.Excerpt;
import io.github.synctck.report.html.Frame.Count;
import io.github.synctck.report.html.Frame.Fact;
import io.github.synctck.report.html.Frame.Lines;
import io.github.synctck.report.html.MatrixPage.Cell;
import io.github.synctck.report.html.MatrixPage.Server;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;

/** Turns a kill matrix into the texts of its page. */
final class MatrixPages {
    private static final int TEXT_LENGTH_MAX = 600;
    private static final Cell NOTHING = new Cell("", "", "");

    private final KillMatrix matrix;
    private final List<RequirementId> columns;

    MatrixPages(KillMatrix matrix, Catalogue catalogue) {
        this.matrix = matrix;
        this.columns = catalogue.all().stream()
                .map(Requirement::id)
                .filter(id -> matrix.rows().stream()
                        .anyMatch(row -> row.failed().contains(id)
                                || row.subject().fails().contains(id)))
                .toList();
    }

    Frame frame(String suite) {
        String word = matrix.word();
        long sound =
                matrix.rows().stream().filter(row -> row.subject().isSound()).count();
        long broken = matrix.rows().size() - sound;
        String blamed = matrix.count(Fate.ALARM) == 0
                ? "none of " + sound + " sound servers was blamed."
                : "false alarms on " + matrix.count(Fate.ALARM) + " of " + sound + " sound servers.";
        String lead = matrix.count(Fate.KILLED) + " of " + broken
                + " broken servers were found where they were made to break; "
                + blamed
                + (matrix.notJudged() == 0
                        ? ""
                        : " Interrupted: " + matrix.notJudged() + " more servers were not judged.");
        List<Frame.Link> links = new ArrayList<>();
        if (matrix.isAnyWrong()) {
            links.add(new Frame.Link("wrong", "Not as it should be"));
        }
        links.add(new Frame.Link("matrix", "Matrix"));
        if (broken > 0) {
            links.add(new Frame.Link("broken", "Broken servers"));
        }
        if (sound > 0) {
            links.add(new Frame.Link("sound", "Sound servers"));
        }
        lists().forEach(list -> links.add(new Frame.Link(list.anchor(), list.title())));
        String tone = matrix.isAnyWrong() ? "failed" : matrix.isProven() ? "pass" : "unknown";
        Frame.Summary summary = new Frame.Summary(word, tone, "The kill matrix", lead, counts(), facts());
        return new Frame(suite, word + ": kill matrix of " + suite, summary, links);
    }

    MatrixPage page() {
        List<Server> wrong = new ArrayList<>();
        List<Server> broken = new ArrayList<>();
        List<Server> sound = new ArrayList<>();
        for (Row row : matrix.rows()) {
            Server server = server(row);
            (row.subject().isSound() ? sound : broken).add(server);
            if (row.fate().isWrong()) {
                wrong.add(server);
            }
        }
        return new MatrixPage(ids(columns), wrong, broken, sound, lists());
    }

    private static List<String> ids(List<RequirementId> requirements) {
        return requirements.stream().map(RequirementId::value).toList();
    }

    private List<Count> counts() {
        List<Count> counts = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            counts.add(new Count(tone(fate), matrix.count(fate), fate.words()));
        }
        counts.removeIf(count -> count.number() == 0);
        return counts;
    }

    private List<Fact> facts() {
        return List.of(
                new Fact("Median time to the first failure", matrix.medianMillis() + " ms"),
                new Fact("Median length when shortened", matrix.medianSteps() + " steps"),
                new Fact("Seeds", String.join(", ", matrix.seeds())));
    }

    private static String tone(Fate fate) {
        return switch (fate) {
            case KILLED -> "pass";
            case QUIET -> "skipped";
            case OPEN -> "untested";
            case WRONG_ID -> "warning";
            case SURVIVED, ALARM -> "failed";
        };
    }

    private Server server(Row row) {
        List<Cell> cells = columns.stream().map(column -> cell(row, column)).toList();
        return new Server(
                "server-" + row.subject().name(),
                row.subject().name(),
                row.subject().failureClass(),
                tone(row.fate()),
                row.fate().words(),
                row.subject().sentence(),
                row.subject().profile().name(),
                cells,
                told(row));
    }

    private static Cell cell(Row row, RequirementId column) {
        List<RequirementId> expected = row.subject().fails();
        boolean intended = !expected.isEmpty() && expected.get(0).equals(column);
        String where = row.subject().name() + ", " + column + ": ";
        if (!row.failed().contains(column)) {
            return intended ? new Cell("missed", "\u25cb", where + "should have failed") : NOTHING;
        } else if (intended) {
            return new Cell("killed", "\u25cf", where + "failed as intended");
        } else if (expected.contains(column)) {
            return new Cell("also", "\u00b7", where + "failed as a consequence");
        }
        return new Cell("wrong", "\u00d7", where + "should not have failed");
    }

    private static List<String> told(Row row) {
        List<String> told = new ArrayList<>();
        First first = row.first();
        if (first != null) {
            told.add("First " + first.caseId() + " on " + first.requirement() + ": " + first.requests() + " requests, "
                    + first.millis() + " ms, " + first.steps() + " steps");
            told.add(Excerpt.of(first.sentence(), TEXT_LENGTH_MAX));
        }
        if (row.fate().isWrong()) {
            told.add("Failed: " + join(row.failed()) + "; expected: "
                    + join(row.subject().fails()));
        }
        if (row.fate() == Fate.ALARM && !row.unknown().isEmpty()) {
            told.add("Unknown: " + join(row.unknown()));
        }
        row.errors().forEach(error -> told.add("Error: " + Excerpt.of(error, TEXT_LENGTH_MAX)));
        return told;
    }

    private static String join(List<RequirementId> requirements) {
        return requirements.isEmpty() ? "nothing" : String.join(", ", ids(requirements));
    }

    private List<Lines> lists() {
        List<Lines> lists = new ArrayList<>();
        lists.add(new Lines("never-broken", "Requirements that no broken server fails", ids(matrix.neverBroken())));
        lists.add(new Lines("never-needed", "Cases that no broken server needs", matrix.neverNeeded()));
        lists.removeIf(list -> list.lines().isEmpty());
        return lists;
    }
}
