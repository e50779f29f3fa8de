package io.github.synctck.report.console;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.soak.SoakResult;
import io.github.synctck.conformance.soak.SoakVerdict;
import io.github.synctck.spec.requirement.Catalogue;
import java.io.PrintWriter;
import java.util.Locale;

/** A soak for people: a line while it goes on where the terminal can rewrite it, then figures, incidents and verdicts. */
public final class SoakText {
    private static final int REQUIREMENT_WIDTH = 11;

    /** The mark before a verdict and the space after it; other paragraphs end where verdicts do. */
    private static final int MARK_WIDTH = 2;

    private final PrintWriter out;
    private final ConsoleStyle style;
    private final Marks marks;
    private final Lines lines;
    private final Catalogue catalogue;

    /** Prints to that writer. */
    public SoakText(PrintWriter out, ConsoleStyle style, Catalogue catalogue) {
        this.out = out;
        this.style = style;
        this.marks = new Marks(style);
        this.lines = new Lines(out, style);
        this.catalogue = catalogue;
    }

    /** How it goes on. */
    public void seen(long millis, SoakResult.Counts counts, long breaches) {
        if (style.progress()) {
            String line = millis / 1000 + " s  " + counts.requests() + " requests, "
                    + counts.pushes().accepted() + " pushes, " + counts.pushes().conflicts() + " conflicts, "
                    + counts.unanswered() + " unanswered, " + breaches + " breaches";
            lines.over(line);
            out.flush();
        }
    }

    /** How it ended. */
    public void finished(SoakResult result) {
        if (style.progress()) {
            lines.erase();
        }
        figures(result.counts());
        for (SoakResult.Happened each : result.incidents()) {
            String how = each.trouble().isEmpty() ? "" : ": " + each.trouble();
            paragraph(
                    "incident   ",
                    seconds(each.beginMillis()) + " to " + seconds(each.endMillis()) + ": " + each.what() + how);
        }
        out.println();
        result.verdicts().forEach(this::verdict);
        result.notes().forEach(note -> paragraph("note: ", note));
        if (!result.trouble().isEmpty()) {
            paragraph("", result.trouble());
        }
        out.println();
        out.println(summary(result));
        out.flush();
    }

    private void figures(SoakResult.Counts counts) {
        SoakResult.Pushes pushes = counts.pushes();
        SoakResult.Pulls pulls = counts.pulls();
        paragraph(
                "pulls      ",
                pulls.all() + ", " + pulls.first() + " of them first pulls; " + pulls.rows() + " rows and deletions; "
                        + latency(pulls.millis()));
        paragraph(
                "pushes     ",
                pushes.all() + ": " + pushes.accepted() + " accepted, " + pushes.conflicts()
                        + " refused as conflicts; " + pushes.big() + " big ones; " + pushes.rows()
                        + " rows and deletions; "
                        + latency(pushes.millis()));
        paragraph(
                "trouble    ",
                counts.unanswered() + " without an answer, " + counts.refused() + " refused otherwise; by kind "
                        + counts.failures());
        paragraph("devices    ", counts.clientLosses() + " edits lost by the client's own algorithm");
    }

    private static String latency(SoakResult.Latency millis) {
        return String.format(
                Locale.ROOT, "p50 %.1f ms, p99 %.1f ms, max %.1f ms", millis.p50(), millis.p99(), millis.max());
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private void verdict(SoakVerdict verdict) {
        String id = verdict.requirement().value();
        String pad = " ".repeat(Math.max(1, REQUIREMENT_WIDTH - id.length()));
        String text = catalogue.get(verdict.requirement()).text();
        String count = switch (verdict.status()) {
            case PASS -> " (" + verdict.tested() + " times)";
            case FAIL -> " (broken " + verdict.broken() + " times)";
            default -> "";
        };
        out.print(marks.of(verdict.status()) + " ");
        paragraph(id + pad, text + count);
        boolean told = verdict.status() != Status.PASS;
        if (told) {
            verdict.sentences().forEach(sentence -> paragraph(" ".repeat(REQUIREMENT_WIDTH + 2), sentence));
        }
    }

    private static String summary(SoakResult result) {
        long failed = count(result, Status.FAIL);
        String word = switch (result.exitCode()) {
            case PASS -> "PASSED";
            case FAILED -> "FAILED";
            case INTERRUPTED -> "INTERRUPTED";
            case TARGET_UNREACHABLE -> "TARGET LOST";
            case UNKNOWN -> "UNKNOWN";
            default -> "BROKEN";
        };
        return word + "  " + count(result, Status.PASS) + " passed, " + failed + " failed, "
                + count(result, Status.UNKNOWN) + " unknown, " + count(result, Status.SKIPPED) + " skipped; "
                + result.counts().requests() + " requests in " + seconds(result.millis()) + "; seed " + result.seed();
    }

    private static long count(SoakResult result, Status status) {
        return result.verdicts().stream()
                .filter(each -> each.status() == status)
                .count();
    }

    private void paragraph(String head, String text) {
        lines.paragraph(head, text, MARK_WIDTH);
    }
}
