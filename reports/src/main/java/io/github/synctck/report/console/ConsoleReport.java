package io.github.synctck.report.console;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.RunListener;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.Level;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The run as it goes on: a section per family, the requirement's sentence once, a line per case; then failures again,
 * then what stays open, then one summary line and, after a failure, the command that plays the first one again.
 */
public final class ConsoleReport implements RunListener {
    private final PrintWriter out;
    private final ConsoleStyle style;
    private final Marks marks;
    private final Lines lines;
    private final Catalogue catalogue;
    private final TreeSet<RequirementId> introduced = new TreeSet<>();
    private String family = "";
    private int planned;
    private int started;

    /** Prints to that writer. */
    public ConsoleReport(PrintWriter out, ConsoleStyle style, Catalogue catalogue) {
        this.out = out;
        this.style = style;
        this.marks = new Marks(style);
        this.lines = new Lines(out, style);
        this.catalogue = catalogue;
    }

    @Override
    public void planned(Announcement announcement) {
        planned = announcement.cases();
        paragraph(
                "",
                announcement.cases() + " cases, about " + announcement.requests() + " requests; "
                        + announcement.leavesBehind() + ".");
        out.flush();
    }

    @Override
    public void started(String caseId) {
        started++;
        if (style.progress()) {
            String line = "[" + started + "/" + planned + "] " + caseId;
            lines.over(line);
            out.flush();
        }
    }

    private void erase() {
        if (style.progress()) {
            lines.erase();
        }
    }

    /** A case that shows other requirements kept as well is told once, where it belongs. */
    @Override
    public void finished(CaseResult result) {
        boolean own = result.id().startsWith(result.requirement().value().toLowerCase(Locale.ROOT) + "/");
        if (!own && (result.status() == Status.PASS || result.status() == Status.UNKNOWN)) {
            return;
        }
        erase();
        Requirement requirement = catalogue.get(result.requirement());
        String of = result.requirement().family();
        if (!of.equals(family)) {
            family = of;
            out.println();
            out.println(marks.bold(of + "  " + catalogue.familyOf(requirement).title()));
        }
        if (introduced.add(requirement.id())) {
            paragraph("  ", requirement.id() + " " + requirement.level() + ": " + requirement.text());
        }
        boolean warns = result.status() == Status.FAIL && requirement.level() != Level.MUST;
        String mark = warns ? marks.warn() : marks.of(result.status());
        out.println("    " + mark + " " + result.id() + "  " + marks.dim(result.durationMillis() + " ms"));
        if (result.status() != Status.PASS) {
            detail(result);
        }
        out.flush();
    }

    private void detail(CaseResult result) {
        var contrast = result.contrast();
        if (contrast != null) {
            paragraph("        expected: ", contrast.expected());
            paragraph("          actual: ", contrast.actual());
        } else {
            paragraph("        ", result.message());
        }
    }

    /** Prints the end of the run: failures, open ends, summary, replay command. */
    public void finished(RunResult result) {
        erase();
        new Ending(out, this::paragraph, marks).print(result);
        out.flush();
    }

    /** Prints a text below a head, wrapped, further lines indented by the head's width. */
    void paragraph(String head, String text) {
        lines.paragraph(head, text, 0);
    }
}
