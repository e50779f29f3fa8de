package io.github.synctck.report.html;

import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.selftest.KillMatrix;
import io.github.synctck.report.failure.FailureDetail;
import io.github.synctck.spec.requirement.Catalogue;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A run, or the kill matrix, as one HTML file that loads nothing and runs nothing. What came from a server or a
 * scenario is escaped by the template engine, and characters that steer text are replaced. The same result gives the
 * same bytes.
 */
public final class HtmlReport {
    private static final String FOLDER = "io/github/synctck/report/html";

    /** Control characters, halves of characters, and those that turn the direction of text around. */
    private static final Pattern STEERING = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff"
            + "\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufffe\\uffff]");

    private final PebbleEngine engine;
    private final Catalogue catalogue;

    /** A report on requirements of that catalogue; its templates are read once. */
    public HtmlReport(Catalogue catalogue) {
        this.catalogue = catalogue;
        ClasspathLoader loader = new ClasspathLoader(HtmlReport.class.getClassLoader());
        loader.setPrefix(FOLDER);
        this.engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .build();
    }

    /** The document on a run; failures that have a detail show their history. */
    public String write(RunResult result, List<FailureDetail> details) {
        RunPages pages = new RunPages(result, catalogue, details);
        RunPage page = pages.page();
        return render("run.peb", Map.of("run", page, "frame", pages.frame(page)));
    }

    /** The document on a self-test of that version of the kit. */
    public String write(KillMatrix matrix, String suite) {
        MatrixPages pages = new MatrixPages(matrix, catalogue);
        return render("matrix.peb", Map.of("matrix", pages.page(), "frame", pages.frame(suite)));
    }

    private String render(String template, Map<String, Object> model) {
        StringWriter out = new StringWriter();
        try {
            engine.getTemplate(template).evaluate(out, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return STEERING.matcher(out.toString()).replaceAll("\ufffd");
    }
}
